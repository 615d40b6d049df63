import oslo_messaging

n = oslo_messaging.Notifier(None)


class Session:
    def __init__(self):
        self.marks = {}


class View:
    def __init__(self):
        self.session = Session()

    def close(self, ctx):
        for name, end in self.session.marks.items():
            n.info(ctx, f'{name}.{end}', {})  #! page.left


def main(ctx):
    view = View()
    view.session.marks['page'] = 'left'
    view.close(ctx)

# run: main(ctx)
