import oslo_messaging

N = oslo_messaging.Notifier(None)


class Box:
    def __init__(self, parts):
        self.parts = parts

    def put(self, part):
        self.parts.insert(0, part)


def send(ctx):
    parts = ['put']
    box = Box(parts)
    box.put('order')
    N.info(ctx, '.'.join(parts), {})  #! order.put
    parts.extend(('late',))
    N.info(ctx, '.'.join(box.parts), {})  #! order.put.late

# run: send(ctx)
