import enum

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Channel(enum.Flag):
    MAIL = enum.auto()
    PHONE = enum.auto()
    POST = enum.auto()


def go(ctx):
    channels = Channel.MAIL | Channel.POST
    for channel in Channel:
        if channel in channels:
            N.info(ctx, f'told.{channel.name.lower()}', {})  #! told.mail told.post

# run: go(ctx)
