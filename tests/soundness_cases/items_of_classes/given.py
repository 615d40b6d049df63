import oslo_messaging

N = oslo_messaging.Notifier(None)


class Topic:
    def __init__(self, noun):
        self.noun = noun

    def __class_getitem__(cls, noun):
        return cls(noun)


def main(ctx):
    N.info(ctx, Topic['note'].noun, {})  #! note

# run: main(None)
