import oslo_messaging

N = oslo_messaging.Notifier(None)


class Lease:
    expired = False

    def renew(self):
        return self if not self.expired else None


class Holder:
    lease = None

    def acquire(self):
        if self.lease is None:
            self.lease = Lease()
        self.lease = self.lease.renew()

    def tell(self, ctx):
        N.info(ctx, 'lease.held' if self.lease else 'lease.lost', {})  #! lease.held lease.lost


def run(ctx):
    holder = Holder()
    holder.tell(ctx)
    holder.acquire()
    holder.tell(ctx)

# run: run(None)
