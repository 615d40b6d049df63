import oslo_messaging

N = oslo_messaging.Notifier(None)

class Desk:
    def __init__(self, name):
        self.name = name

    def serve(self, ctx):
        count = 0
        while count < 2:
            order = yield count
            count += 1
            if order:
                N.info(ctx, 'desk.' + order, {})  #! desk.*
            else:
                N.info(ctx, 'desk.idle', {})  #! desk.idle

# run: desk = Desk('x').serve(ctx); next(desk), desk.send('a')
# run: desk = Desk('x').serve(ctx); next(desk), desk.send('')
