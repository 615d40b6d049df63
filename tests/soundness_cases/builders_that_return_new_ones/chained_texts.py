import oslo_messaging


class Name:
    def __init__(self, text=''):
        self.text = text

    def then(self, part):
        return Name(self.text + '.' + part if self.text else part)

    def send(self):
        oslo_messaging.Notifier(None).info({}, self.text, {})


def main():
    Name().then('order').then('line').then('added').send()  #! order.line.added

# run: main()
