"""Hands events on inside the process."""


class Dispatcher:
    def __init__(self):
        self.handlers = {}

    def on(self, event, handler):
        self.handlers.setdefault(event, []).append(handler)

    def emit(self, event, **kwargs):
        for handler in self.handlers.get(event, ()):
            handler(**kwargs)


dispatcher = Dispatcher()
dispatcher.on("market.opened", print)


def open_market():
    dispatcher.emit("market.opened")
