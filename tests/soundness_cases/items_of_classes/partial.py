import functools
import oslo_messaging

N = oslo_messaging.Notifier(None)


class Topic:
    def __init__(self, noun, verb):
        self.text = noun + verb

    def __class_getitem__(cls, noun):
        return functools.partial(cls, noun)


def main(ctx):
    N.info(ctx, Topic['note']('.made').text, {})  #! note.made

# run: main(None)
