import dataclasses

import oslo_messaging

N = oslo_messaging.Notifier(None)


@dataclasses.dataclass
class Version:
    major: int
    minor: int = 0


def go(ctx):
    if Version(1) == Version(1, 0):
        N.info(ctx, 'version.same', {})  #! version.same
    else:
        N.info(ctx, 'version.different', {})
    if Version(1, 2) != Version(1, 3):
        N.info(ctx, 'version.changed', {})  #! version.changed
    else:
        N.info(ctx, 'version.kept', {})
    known = [Version(1), Version(2)]
    N.info(ctx, 'version.known' if Version(2) in known else 'version.unknown', {})  #! version.known

# run: go(ctx)
