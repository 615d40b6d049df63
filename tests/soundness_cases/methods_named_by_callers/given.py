import oslo_messaging


class Volumes:
    def attach(self, mode):
        oslo_messaging.Notifier(None).info({}, 'volume.attach.' + mode, {})


def dispatch(endpoint, method, mode):
    getattr(endpoint, method)(mode)


def main():
    dispatch(Volumes(), 'attach', 'ro')  #! volume.attach.ro

# run: main()
