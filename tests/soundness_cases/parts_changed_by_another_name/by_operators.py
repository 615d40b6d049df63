import oslo_messaging

N = oslo_messaging.Notifier(None)


class Table:
    def __init__(self, rows):
        self.rows = rows

    def __iadd__(self, value):
        self.rows.append(value)
        return self

    def __enter__(self):
        self.rows.append('in')
        return self

    def __exit__(self, *exc):
        self.rows.append('out')


def main(ctx):
    rows = []
    table = Table(rows)
    table += 'x'
    N.info(ctx, 'row.' + rows[0], {})  #! row.x
    with table:
        N.info(ctx, 'row.' + rows[1], {})  #! row.in
    N.info(ctx, 'row.' + rows[2], {})  #! row.out

# run: main(None)
