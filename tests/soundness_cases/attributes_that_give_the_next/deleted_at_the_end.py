import oslo_messaging

N = oslo_messaging.Notifier(None)


class Cursor:
    at_end = True
    word = 'page'


class Reader:
    def move(self):
        if self.cursor.at_end:
            del self.cursor
        else:
            self.cursor = Cursor()

    def tell(self, ctx):
        N.info(ctx, self.cursor.word + '.read', {})  #! page.read


def serve(ctx, reader):
    reader.cursor = Cursor()
    reader.tell(ctx)
    reader.move()


def run(ctx):
    serve(ctx, Reader())

# run: run(None)
