import enum

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Topic(str, enum.Enum):
    CREATED = 'topic.created'


def send(ctx):
    N.info(ctx, Topic.CREATED, {})  #! topic.created
    N.info(ctx, f'{Topic.CREATED.value}.again', {})  #! topic.created.again

# run: send(ctx)
