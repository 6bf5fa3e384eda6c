"""What a host sends to the service, good and bad, and a bounded load: prints what comes back."""

import concurrent.futures
import json
import subprocess
import sys
import urllib.error
import urllib.request



def start(*more):
    """A service of its own, and its address."""
    made = subprocess.Popen([*sys.argv[1:], *more], stdout=subprocess.PIPE, text=True)
    return made, made.stdout.readline().split()[-1]


service, address = start()


def ask(path, body=None, kind="application/json"):
    """The status and the JSON of an answer."""
    request = urllib.request.Request(address + path, data=body, headers={"Content-Type": kind} if body else {})
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
    print(f"{what}: {status} {error['code']}: {error['message']}")
    for one in error["diagnostics"]:
        print(f"  {one['place']['file']}:{one['place']['line']}:{one['place']['column']} {one['message']} {one['help']}".rstrip())
    return content


def proposal(number):
    """One of many proposals, each with another number of supports and another cost."""
    supports = ["Belgium", "Italy", "France", "Portugal"][: number % 5]
    return json.dumps({"proposals": [{"id": f"NEW-{number}", "title": "Prices of wine", "proposers": ["France"], "supports": supports,
                                      "cost": {"amount": 10000 * (number % 7), "currency": "EUR"}}]}).encode()


GOOD = json.dumps({"proposals": [{"id": "NEW", "title": "Prices of wine", "proposers": ["France"], "supports": ["Belgium", "Italy"]}]}).encode()
BAD = GOOD.replace(b"Belgium", b"Belgum")
DAY = "/review?as-of=2019-06-01"
try:
    print(tell("about", ask("/"))["pack"])
    review = tell("a proposal", ask(DAY, GOOD))
    for finding in review["subjects"][0]["findings"]:
        print(f"  {finding['criterion']}: {finding['result']}")
    tell("no day", ask("/review", GOOD))
    tell("no JSON", ask(DAY, b'{"proposals": ['))
    tell("an unknown name", ask(DAY, BAD))
    tell("too much", ask(DAY, b" " * (2 << 20)))
    tell("a form", ask(DAY, GOOD, "application/x-www-form-urlencoded"))
    tell("a long form", ask(DAY, b"a=" + b"b" * 20000, "application/x-www-form-urlencoded"))
    tell("another path", ask("/elsewhere"))
    tell("another method", ask(DAY))
    tell("a day too many", ask(DAY + "&as-of=2020-01-01", GOOD))
    tell("another type", ask(DAY, GOOD, "application/jsonx"))
    tell("its type in capitals", ask(DAY, GOOD, "Application/JSON; charset=UTF-8"))

    # A mixed load: each request has its answer beforehand, asked for alone.
    mixed = [(DAY, proposal(number)) for number in range(35)] + [(DAY, BAD), (DAY, b"{"), ("/review", GOOD), (DAY, b" " * (2 << 20)), ("/elsewhere", None)]
    alone = [ask(*one) for one in mixed]
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda index: ask(*mixed[index % len(mixed)]), range(400)))
    same = sum(answer == alone[index % len(alone)] for index, answer in enumerate(answers))
    by_status = {status: sum(answer[0] == status for answer in answers) for status in sorted({answer[0] for answer in answers})}
    print(f"400 requests by 8 at a time: {same} as when they were asked alone, {len({json.dumps(one) for one in alone})} answers that differ")
    print("by status: " + ", ".join(f"{status}: {many}" for status, many in by_status.items()))
finally:
    service.terminate()
    print(f"stopped: {service.wait(timeout=20)}")

# One that gives a review no time at all.
service, address = start("0")
try:
    many = {"proposals": [{"id": f"NEW-{number}", "title": "Prices of wine", "proposers": ["France"], "supports": ["Belgium"]} for number in range(2000)]}
    tell("no time", ask(DAY, json.dumps(many).encode()))
finally:
    service.terminate()
    print(f"stopped: {service.wait(timeout=20)}")
