"""What a host sends to the service, good and bad, and a bounded load: prints what comes back."""

import concurrent.futures
import json
import subprocess
import sys
import urllib.error
import urllib.request

service = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE, text=True)
address = service.stdout.readline().split()[-1]


def ask(path, body=None):
    """The status and the JSON of an answer."""
    request = urllib.request.Request(address + path, data=body)
    try:
        with urllib.request.urlopen(request, timeout=20) as response:
            return response.status, json.load(response)
    except urllib.error.HTTPError as fault:
        return fault.code, json.load(fault)


def tell(what, answer):
    status, content = answer
    error = content.get("error")
    if error is None:
        print(f"{what}: {status}")
        return content
    print(f"{what}: {status} {error['message']}")
    for one in error["diagnostics"]:
        print(f"  {one['place']['file']}:{one['place']['line']}:{one['place']['column']} {one['message']} {one['help']}".rstrip())
    return content


GOOD = json.dumps({"proposals": [{"id": "NEW", "title": "Prices of wine", "proposers": ["France"], "supports": ["Belgium", "Italy"]}]}).encode()
try:
    print(tell("about", ask("/"))["pack"])
    review = tell("a proposal", ask("/review?as-of=2019-06-01", GOOD))
    for finding in review["subjects"][0]["findings"]:
        print(f"  {finding['criterion']}: {finding['result']}")
    tell("no day", ask("/review", GOOD))
    tell("no JSON", ask("/review?as-of=2019-06-01", b'{"proposals": ['))
    tell("an unknown name", ask("/review?as-of=2019-06-01", GOOD.replace(b"Belgium", b"Belgum")))
    tell("too much", ask("/review?as-of=2019-06-01", b" " * (2 << 20)))
    tell("another path", ask("/elsewhere"))
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda index: ask("/review?as-of=2019-06-01", GOOD), range(400)))
    print(f"400 requests by 8 at a time: {sum(answer == (200, review) for answer in answers)} with the same review")
finally:
    service.terminate()
    print(f"stopped: {service.wait(timeout=20)}")
