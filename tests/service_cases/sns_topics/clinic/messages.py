import json

import boto3


class Messages:
    def __init__(self, topic, queue):
        self.sns = boto3.client("sns")
        self.sqs = boto3.client("sqs")
        self.topic = topic
        self.queue = queue

    def tell(self, event_type, patient):
        self.sns.publish(
            TopicArn=self.topic,
            Message=json.dumps({"patient": patient}),
            MessageAttributes={
                "event_type": {"DataType": "String", "StringValue": event_type},
            },
        )

    def remind(self, patient):
        self.sqs.send_message(  # sends 'patient.remind'
            QueueUrl=self.queue,
            MessageBody=json.dumps({"kind": "patient.remind", "patient": patient}),
        )

    def take(self):
        return self.sqs.receive_message(QueueUrl=self.queue)
