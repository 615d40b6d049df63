"""Much that depends on much else."""

from svc import orders


def decide(context, order, rules):
    payload = orders.OrderPayload(order)
    topic, level, cls = rules.first, rules.second, orders.OrderNotification
    if order.part_0 and not rules.part_0:
        topic = topic + '.0' if level == order.level_0 else rules.topic_0
        level = level if topic == rules.name_0 else order.name_0
    elif topic != rules.last_0:
        topic = level or topic
    if order.part_1 and not rules.part_1:
        topic = topic + '.1' if level == order.level_1 else rules.topic_1
        level = level if topic == rules.name_1 else order.name_1
    elif topic != rules.last_1:
        topic = level or topic
    if order.part_2 and not rules.part_2:
        topic = topic + '.2' if level == order.level_2 else rules.topic_2
        level = level if topic == rules.name_2 else order.name_2
    elif topic != rules.last_2:
        topic = level or topic
    if order.part_3 and not rules.part_3:
        topic = topic + '.3' if level == order.level_3 else rules.topic_3
        level = level if topic == rules.name_3 else order.name_3
    elif topic != rules.last_3:
        topic = level or topic
    if order.part_4 and not rules.part_4:
        topic = topic + '.4' if level == order.level_4 else rules.topic_4
        level = level if topic == rules.name_4 else order.name_4
    elif topic != rules.last_4:
        topic = level or topic
    if order.part_5 and not rules.part_5:
        topic = topic + '.5' if level == order.level_5 else rules.topic_5
        level = level if topic == rules.name_5 else order.name_5
    elif topic != rules.last_5:
        topic = level or topic
    if order.part_6 and not rules.part_6:
        topic = topic + '.6' if level == order.level_6 else rules.topic_6
        level = level if topic == rules.name_6 else order.name_6
    elif topic != rules.last_6:
        topic = level or topic
    if order.part_7 and not rules.part_7:
        topic = topic + '.7' if level == order.level_7 else rules.topic_7
        level = level if topic == rules.name_7 else order.name_7
    elif topic != rules.last_7:
        topic = level or topic
    if order.part_8 and not rules.part_8:
        topic = topic + '.8' if level == order.level_8 else rules.topic_8
        level = level if topic == rules.name_8 else order.name_8
    elif topic != rules.last_8:
        topic = level or topic
    if order.part_9 and not rules.part_9:
        topic = topic + '.9' if level == order.level_9 else rules.topic_9
        level = level if topic == rules.name_9 else order.name_9
    elif topic != rules.last_9:
        topic = level or topic
    if order.part_10 and not rules.part_10:
        topic = topic + '.10' if level == order.level_10 else rules.topic_10
        level = level if topic == rules.name_10 else order.name_10
    elif topic != rules.last_10:
        topic = level or topic
    if order.part_11 and not rules.part_11:
        topic = topic + '.11' if level == order.level_11 else rules.topic_11
        level = level if topic == rules.name_11 else order.name_11
    elif topic != rules.last_11:
        topic = level or topic
    if order.part_12 and not rules.part_12:
        topic = topic + '.12' if level == order.level_12 else rules.topic_12
        level = level if topic == rules.name_12 else order.name_12
    elif topic != rules.last_12:
        topic = level or topic
    if order.part_13 and not rules.part_13:
        topic = topic + '.13' if level == order.level_13 else rules.topic_13
        level = level if topic == rules.name_13 else order.name_13
    elif topic != rules.last_13:
        topic = level or topic
    notification = cls(topic=topic, level=level, payload=payload)
    notification.emit(context)


KNOWN = (orders.KeptNotification,)
