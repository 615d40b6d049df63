import oslo_messaging

n = oslo_messaging.Notifier(None)


class Journal:
    def __init__(self):
        self.lines = []

    def note(self, line):
        self.lines.append(line)


class Transaction:
    def __init__(self):
        self.journal = Journal()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        for line in self.journal.lines:
            n.info({}, line, {})  #! money.moved


def main():
    with Transaction() as transaction:
        transaction.journal.note('money.moved')

# run: main()
