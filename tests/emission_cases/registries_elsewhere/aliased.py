import registries_elsewhere.registry as registry


def run_one():
    registry.run('second', 'one')  # NTF101 second.one
