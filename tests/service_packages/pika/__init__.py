from pika.adapters import BlockingConnection
