from tables_of_other_modules.tables import send


class User:
    def save(self):
        send(self.__class__)  # NTF101 saved.User
