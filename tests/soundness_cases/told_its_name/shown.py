import oslo_messaging

N = oslo_messaging.Notifier(None)


class Label:
    def __set_name__(self, owner, name):
        self.text = name.replace('_', '.')

    def __str__(self):
        return self.text


class Labels:
    order_made = Label()
    part_lost = Label()


def go(ctx):
    N.info(ctx, str(Labels.order_made), {})  #! order.made
    N.info(ctx, f'{Labels.part_lost}', {})  #! part.lost

# run: go(ctx)
