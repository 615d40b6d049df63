from named_argument import bus


class Shop:
    def open(self, ctx):
        bus.publish({'door': 1}, event='shop.opened')  # NTF101 shop.opened
        bus.usual(ctx, 'shop.usual', {})  # NTF101 shop.usual
