"""A function that the host gives to the rules: the same as meetings.cpp."""

import sys

import quorate

SURVEYED = {("BRE", "GEN"): 1390, ("BRE", "OSL"): 2110, ("KIE", "OSL"): 870}  # kilometres by road


def kilometres(here, there):
    if here == there:
        return 0
    return SURVEYED.get(tuple(sorted((here, there))), quorate.Unknown(f"no road from {here} to {there} is surveyed"))


def show(review):
    for subject in review.subjects:
        print(f"{subject.title['en']} ({subject.id})")
        for finding in subject.findings:
            print(f"  {finding.title['en']}: {finding.result}")
            if finding.message:
                print(f"    {finding.message['en']}")
            for fact in finding.missing:
                print(f"    missing: {fact.label['en']}")


def main():
    pack = quorate.Pack.load(sys.argv[1])
    portfolio = pack.portfolio_from_files(sys.argv[2])
    print("— without the function —")
    show(pack.review(portfolio, "2024-03-15"))
    print("— with it —")
    show(pack.review(portfolio, "2024-03-15", functions=[quorate.HostFunction("kilometres", ("town", "town"), "number", kilometres)]))
    print("— with wrong types —")
    try:
        pack.review(portfolio, "2024-03-15", functions=[quorate.HostFunction("kilometres", ("town",), "number", kilometres)])
    except quorate.QuorateError as fault:
        print(fault.message)


if __name__ == "__main__":
    main()
