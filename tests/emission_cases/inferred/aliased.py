import inferred.topics as t
from inferred.same import notify as tell
from inferred.topics import Topic as T

End = T.suffix


def run(ctx):
    tell(ctx, t.Topic.prefix)  # NTF101 order.order
    tell(ctx, End)  # NTF101 order.end
