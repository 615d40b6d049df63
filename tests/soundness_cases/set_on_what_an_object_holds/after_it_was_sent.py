import oslo_messaging

n = oslo_messaging.Notifier(None)


class Cursor:
    def __init__(self):
        self.at = 'start'


class Reader:
    def __init__(self):
        self.cursor = Cursor()

    def read(self, ctx):
        n.info(ctx, 'read.' + self.cursor.at, {})  #! read.middle read.start
        self.cursor.at = 'middle'


def main(ctx):
    reader = Reader()
    reader.read(ctx)
    reader.read(ctx)

# run: main(ctx)
