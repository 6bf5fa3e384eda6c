"""service_misuse.py SERVICE PACK REGISTER: what a service must bear. Each answer is JSON, and a refusal has a code, a sentence and the right status;
asked alone, and by many at a time."""

import concurrent.futures
import gzip
import json
import socket
import subprocess
import sys
import threading
import time

GOOD = json.dumps({"proposals": [{"id": "NEW", "title": "Prices of wine", "proposers": ["France"], "supports": ["Belgium", "Italy"]}]}).encode()
DAY = "/review?as-of=2019-06-01"

service = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE, text=True)
port = int(service.stdout.readline().split(":")[-1])


def raw(sent):
    """What comes back for these bytes, until the service closes. The line stays open for writing: cpp-httplib does not answer who has closed it."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        try:
            line.sendall(sent)
        except (BrokenPipeError, ConnectionResetError):  # the answer is there all the same
            pass
        got = b""
        while True:
            try:
                some = line.recv(65536)
            except ConnectionResetError:  # it does not read what it refused
                some = b""
            if not some:
                return got
            got += some


def request(method="POST", path=DAY, body=GOOD, **headers):
    """The bytes of a request; a header of None is left out, one of several values is given as often."""
    wanted = {"Host": "x", "Content-Type": "application/json", "Content-Length": str(len(body)), **{name.replace("_", "-"): value for name, value in headers.items()}}
    lines = [f"{method} {path} HTTP/1.1"]
    for name, value in wanted.items():
        lines += [f"{name}: {one}" for one in ([] if value is None else value if isinstance(value, list) else [value])]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def parts(got):
    head, _, body = got.partition(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 "):
        return 0, {}, b""
    first, *lines = head.decode().split("\r\n")
    return int(first.split()[1]), {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}, body


CHUNKED = request(body=b"%x\r\n%s\r\n0\r\n\r\n" % (len(GOOD), GOOD), Content_Length=None, Transfer_Encoding="chunked")
LENGTH = "Content-Length is one whole number of bytes"
# What is sent; the status; the code of the refusal, or None; words of its sentence.
CASES = {
    "a good one": (request(), 200, None, ""),
    "in chunks": (CHUNKED, 411, "wrong-length", "Transfer-Encoding is not taken"),
    "many chunks": (request(body=b"100000\r\n%s\r\n" % (b" " * (1 << 20)) * 32, Content_Length=None, Transfer_Encoding="chunked"), 411, "wrong-length", "Content-Length"),
    "in chunks with a length": (request(Transfer_Encoding="chunked"), 400, "wrong-length", "this has both"),
    "compressed": (request(body=gzip.compress(GOOD), Content_Encoding="gzip"), 415, "wrong-coding", "without Content-Encoding"),
    "a bomb": (request(body=gzip.compress(b" " * (64 << 20), 1), Content_Encoding="gzip"), 415, "wrong-coding", "without Content-Encoding"),
    "a coding of its own": (request(Content_Encoding="foo"), 415, "wrong-coding", "without Content-Encoding"),
    "no coding, said so": (request(Content_Encoding="identity"), 200, None, ""),
    "a form of parts": (request(Content_Type="multipart/form-data; boundary=x", body=b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n'), 415, "wrong-type", "application/json"),
    "headers without an end": (request(X=["a" * 8000] * 200), 413, "too-long", "1 MiB"),
    "a first line without an end": (b"GET /" + b"x" * (2 << 20), 414, "address-too-long", "too long"),
    "far too much, announced": (request(Content_Length=str(5 << 30), Expect="100-continue", body=b""), 413, "too-long", "1 MiB"),
    "announced": (request(Expect="100-continue", Content_Type="text/plain"), 415, "wrong-type", "application/json"),
    "a range": (request(Range="bytes=0-10"), 200, None, ""),
    "a range past the end": (request(Range="bytes=999999-"), 200, None, ""),
    "two ranges": (request(Range="bytes=0-1,4-5"), 200, None, ""),
    "a range of a refusal": (request(path="/elsewhere", Range="bytes=0-3"), 404, "no-such-path", "there is POST /review"),
    "a strange range": (request(Range="lines=1-2"), 416, "wrong-range", "leave it out"),
    "capitals": (request(Content_Type="Application/JSON"), 200, None, ""),
    "a parameter": (request(Content_Type="application/json; charset=utf-8"), 200, None, ""),
    "a parameter without a space": (request(Content_Type="APPLICATION/JSON;charset=UTF-8"), 200, None, ""),
    "another type": (request(Content_Type="application/jsonx"), 415, "wrong-type", "application/json"),
    "a type that begins so": (request(Content_Type="application/json-seq"), 415, "wrong-type", "application/json"),
    "no type": (request(Content_Type=None), 415, "wrong-type", "application/json"),
    "a long form": (request(Content_Type="application/x-www-form-urlencoded", body=b"a=" + b"b" * 20000), 415, "wrong-type", "application/json"),
    "too much": (request(body=b" " * (2 << 20)), 413, "too-long", "1 MiB"),
    "below 0": (request(Content_Length="-5"), 400, "wrong-length", LENGTH + ", and this is `-5`"),
    "no number": (request(Content_Length="abc"), 400, "wrong-length", LENGTH + ", and this is `abc`"),
    "no length of this world": (request(Content_Length="9" * 30), 400, "wrong-length", LENGTH),
    "two lengths": (request(Content_Length=[str(len(GOOD)), "3"]), 400, "wrong-length", "and another"),
    "no length": (request(Content_Length=None), 411, "wrong-length", "Content-Length"),
    "cut short": (request(Content_Length=str(len(GOOD) + 100)), 408, "too-slow", "did not come whole in time"),
    "a head without an end": (request(body=b"")[:-30], 408, "too-slow", "did not come whole in time"),
    "no request": (b"what is this\r\n\r\n", 400, "unreadable", "first line"),
    "an unknown method": (request(method="BREW"), 501, "unknown-method", "`BREW`"),
    "a long address": (request(path="/" + "x" * 9000), 414, "address-too-long", "too long"),
    "two days": (request(path=DAY + "&as-of=2020-01-01"), 400, "no-day", "once"),
    "a day twice": (request(path=DAY + DAY[7:].replace("?", "&")), 400, "no-day", "once"),
    "a day that is none": (request(path="/review?as-of=2019-02-30"), 400, "no-day", "2019-06-01"),
    "another parameter": (request(path=DAY + "&then=2020-01-01"), 400, "wrong-parameter", "`then`"),
    "no UTF-8": (request(body=b'{"proposals": [{"id": "\xff"}]}'), 422, "wrong-data", "errors"),
    "no content": (request(body=b""), 422, "wrong-data", "errors"),
    "brackets": (request(body=b"[" * 100000), 422, "wrong-data", "errors"),
    "about": (request(method="GET", path="/", body=b""), 200, None, ""),
    "to the front": (request(path="/"), 405, "wrong-method", "GET, HEAD"),
}
for one in ("GET", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"):
    CASES[one] = (request(method=one), 405, "wrong-method", f"/review takes POST, and this is {one}")

failures = 0


def drip(sent, byte):
    """Sends this and then a byte four times a second, until the service closes; gives how long that took, and what came back."""
    begin = time.monotonic()
    got = b""
    with socket.create_connection(("127.0.0.1", port)) as line:
        try:
            line.sendall(sent)
            line.settimeout(0.25)
            while time.monotonic() - begin < 20:
                try:
                    some = line.recv(65536)
                    if not some:
                        break
                    got += some
                except socket.timeout:
                    line.sendall(byte)
        except OSError:
            pass
    return time.monotonic() - begin, got


SLOW = [(request(body=b"", Content_Length="100000"), b" ")] * 10 + [(b"POST /review HTTP/1.1\r\nX: ", b"x")] * 10 + [(b"", b"")] * 20


def check(name, what, good):
    global failures
    if not good:
        failures += 1
        print(f"FAILED: {name}: {what}")


try:
    slow = {"cut short", "a head without an end"}  # the service waits for the rest, for five seconds
    with concurrent.futures.ThreadPoolExecutor(len(SLOW) + len(slow)) as pool:
        dripping = [pool.submit(drip, *one) for one in SLOW]
        waiting = {name: pool.submit(raw, CASES[name][0]) for name in slow}
        time.sleep(0.3)
        begin = time.monotonic()
        status = parts(raw(CASES["a good one"][0]))[0]
        check("a good one among forty slow ones", f"{status} after {time.monotonic() - begin:.1f} s", status == 200 and time.monotonic() - begin < 4)
        alone = {name: raw(case[0]) for name, case in CASES.items() if name not in slow}
        check("slow ones", "they had ended before", not any(one.done() for one in dripping))
        large = {name for name, case in CASES.items() if len(case[0]) > 1 << 20}
        names = [name for name in CASES if name not in slow | large] * 8
        with concurrent.futures.ThreadPoolExecutor(8) as many:
            for name, got in zip(names, many.map(lambda name: raw(CASES[name][0]), names)):
                check(name, "another answer under load", got == alone[name])
        alone |= {name: one.result() for name, one in waiting.items()}
        for (sent, byte), one in zip(SLOW, dripping):
            lasted, got = one.result()
            check("a slow one", f"it lasted {lasted:.1f} s: {got[:300]!r}", lasted < 10 and (b"408" in got.split(b"\r\n")[0] if sent else got == b""))
    for name, (_, status, code, words) in CASES.items():
        got, headers, body = parts(alone[name])
        check(name, f"{got} and not {status}: {body[:200]!r}", got == status)
        check(name, f"the type is {headers.get('content-type')}", headers.get("content-type") == "application/json")
        check(name, f"{len(body)} bytes, and the length is {headers.get('content-length')}", headers.get("content-length") == str(len(body)))
        if not body:
            continue
        content = json.loads(body)
        if code is None:
            check(name, "an error", "error" not in content)
        else:
            error = content.get("error", {})
            check(name, f"{error}", error.get("code") == code and words in error.get("message", "") and isinstance(error.get("diagnostics"), list))
        if status == 405:
            check(name, f"Allow: {headers.get('allow')}", headers.get("allow") == ("GET, HEAD" if name == "to the front" else "POST"))
    check("ranges", "they change the answer", len({parts(alone[name])[2] for name in ("a good one", "no coding, said so", "a range", "a range past the end", "two ranges", "capitals")}) == 1)
    status, headers, body = parts(raw(request(method="HEAD", path="/review", body=b"", Content_Length=None)))
    check("HEAD", f"{status} {headers} {body!r}", status == 405 and headers.get("allow") == "POST" and body == b"")
    with open(f"/proc/{service.pid}/status", encoding="utf-8") as file:
        most = next(int(row.split()[1]) for row in file if row.startswith("VmHWM"))
    check("memory", f"{most} kB at most", most < 96 << 10)
    for sent, byte in SLOW[::2]:
        threading.Thread(target=drip, args=(sent, byte), daemon=True).start()
    time.sleep(0.3)
finally:
    begin = time.monotonic()
    service.terminate()
    check("the end", "it did not stop", service.wait(timeout=20) == 0)
    check("the end", f"it took {time.monotonic() - begin:.1f} s with slow clients", time.monotonic() - begin < 3)
if failures:
    sys.exit(1)
print(f"{len(CASES)} requests, each answered in JSON; {len(names)} by 8 at a time answered as alone")
