import ast
import configparser
import json
import pathlib
import re
import shlex

from svc import rpc

EVENTS = json.loads('{"refund": "order.refund"}')


def refund(context):
    send = rpc.get_notifier('o').info
    send(context, EVENTS['refund'], {})
    send(context, ast.literal_eval("'order.literal'"), {})
    parser = configparser.ConfigParser()
    parser.read_string('[e]\nname = order.ini\n')
    send(context, parser['e']['name'], {})
    send(context, re.sub('_', '.', 'order_sub'), {})
    send(context, re.match(r'(\S+) ', 'order.matched by').group(1), {})
    send(context, '.'.join(pathlib.PurePosixPath('order/path').parts), {})
    send(context, shlex.split('order.lex x')[0], {})
