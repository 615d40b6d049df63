from names_of_methods.bus import emit


def enter():
    emit('user.login', user='admin')  # NTF101 all.user_login NTF101 user.login.admin
    emit('user.logout', user='admin')  # NTF101 all.user_logout
