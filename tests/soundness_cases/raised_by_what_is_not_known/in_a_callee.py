import oslo_messaging

N = oslo_messaging.Notifier(None)


class Shop:
    def price(self, order):
        return order.total / order.count

    def tell(self, ctx, order):
        try:
            self.price(order)
        except ZeroDivisionError:
            N.info(ctx, 'order.empty', {})  #! order.empty
            return
        except (TypeError, AttributeError):
            N.error(ctx, 'order.broken', {})  #! order.broken
        N.info(ctx, 'order.done', {})  #! order.done

# run: Shop().tell(ctx, ns(total=1, count=0)), Shop().tell(ctx, ns())
# run: Shop().tell(ctx, ns(total=1, count=1))
