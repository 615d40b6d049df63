from ledger import bridge
from ledger.bridge import entry, events


def open_account(number):
    events.put_events(  # sends 'Account Opened'
        Entries=[{"Source": "ledger", "DetailType": "Account Opened", "Detail": number}]
    )


def transfer(one, other, amount):
    bridge.post(
        [
            entry("Money Withdrawn", {"account": one}),  # sends 'Money Withdrawn'
            entry("Money Deposited", {"account": other}),  # sends 'Money Deposited'
        ]
    )


def close_accounts(numbers):
    batch = []
    for number in numbers:
        batch.append(entry("Account Closed", {"account": number}))  # sends 'Account Closed'
    events.put_events(Entries=batch)
