import enum

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Topic(enum.Enum):
    MADE = 'topic.made'


def go(ctx):
    try:
        int(Topic.MADE.value)
        N.info(ctx, 'topic.number', {})
    except ValueError:
        N.info(ctx, 'topic.word', {})  #! topic.word

# run: go(ctx)
