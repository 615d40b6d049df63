import oslo_messaging

N = oslo_messaging.Notifier(None)


class Registry:
    kinds = {}
    levels = {}
    shelves = {}
    marks = {'new': 'stock.new'}

    @classmethod
    def register(cls, pairs):
        for pair in pairs:
            cls.kinds[pair[0]] = pair[1]
            cls.levels[
                pair[1].rpartition('.')[2]
            ] = pair[1]
            cls.shelves[str({'k': [pair[0]]}['k'][0])] = pair[1]

    @classmethod
    def rename(cls, order):
        cls.marks[order[0]] = order[1]

    @classmethod
    def check(cls, kind):
        if kind not in cls.kinds:
            raise KeyError(kind)


def run(ctx, kind):
    Registry.check(kind)
    N.info(ctx, 'stock.checked', {})  #! stock.checked
    for _level in Registry.levels:
        N.info(ctx, 'stock.level', {})  #! stock.level
    for _shelf in Registry.shelves:
        N.info(ctx, 'stock.shelf', {})  #! stock.shelf
    N.info(ctx, Registry.marks['new'], {})  #! stock.new|* stock.newer|*


def main(ctx, pairs, order):
    Registry.register(pairs)
    run(ctx, 'a')
    Registry.rename(order)
    run(ctx, 'a')

# run: main(ctx, [('a', 'stock.made')], ('old', 'stock.older'))
# run: main(ctx, [('a', 'stock.made')], ('new', 'stock.newer'))
