import oslo_messaging

N = oslo_messaging.Notifier(None)


class Square:
    kind = 'square'

    def size(self):
        return 'four'


class Circle:
    kind = 'circle'

    def size(self):
        return 'round.' + self.kind


async def run(ctx, big):
    make = Square if big else Circle
    shape = make()
    N.info(ctx, '%s.%s' % (shape.kind, shape.size()), {})  #! square.four circle.round.circle
    shape.kind = 'changed'
    N.info(ctx, '%s.%s.now' % (shape.kind, shape.size()), {})  #! changed.four.now changed.round.changed.now

# run: import asyncio; [asyncio.run(run(ctx, big)) for big in (False, True)]
