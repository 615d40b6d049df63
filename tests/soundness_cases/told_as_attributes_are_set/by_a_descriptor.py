import oslo_messaging

N = oslo_messaging.Notifier(None)


class Watched:
    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, holder, owner=None):
        return holder.__dict__[self.name]

    def __set__(self, holder, value):
        holder.__dict__[self.name] = value
        N.info({}, f'{holder.kind}.{self.name}.{value}', {})


class Server:
    kind = 'server'
    power = Watched()


def main(ctx):
    server = Server()
    server.power = 'on'  #! server.power.on
    N.info(ctx, 'now.' + server.power, {})  #! now.on

# run: main(ctx)
