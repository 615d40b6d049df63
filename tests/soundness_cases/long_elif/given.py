import oslo_messaging

N = oslo_messaging.Notifier(None)


def run(ctx, kind):
    if kind == 'k0':
        N.info(ctx, 'order.k0', {})  #! order.k0
    elif kind == 'k1':
        N.info(ctx, 'order.k1', {})  #! order.k1
    elif kind == 'k2':
        N.info(ctx, 'order.k2', {})  #! order.k2
    elif kind == 'k3':
        N.info(ctx, 'order.k3', {})  #! order.k3
    elif kind == 'k4':
        N.info(ctx, 'order.k4', {})  #! order.k4
    elif kind == 'k5':
        N.info(ctx, 'order.k5', {})  #! order.k5
    elif kind == 'k6':
        N.info(ctx, 'order.k6', {})  #! order.k6
    elif kind == 'k7':
        N.info(ctx, 'order.k7', {})  #! order.k7
    elif kind == 'k8':
        N.info(ctx, 'order.k8', {})  #! order.k8
    elif kind == 'k9':
        N.info(ctx, 'order.k9', {})  #! order.k9
    elif kind == 'k10':
        N.info(ctx, 'order.k10', {})  #! order.k10
    elif kind == 'k11':
        N.info(ctx, 'order.k11', {})  #! order.k11
    elif kind == 'k12':
        N.info(ctx, 'order.k12', {})  #! order.k12
    elif kind == 'k13':
        N.info(ctx, 'order.k13', {})  #! order.k13
    elif kind == 'k14':
        N.info(ctx, 'order.k14', {})  #! order.k14
    elif kind == 'k15':
        N.info(ctx, 'order.k15', {})  #! order.k15
    elif kind == 'k16':
        N.info(ctx, 'order.k16', {})  #! order.k16
    elif kind == 'k17':
        N.info(ctx, 'order.k17', {})  #! order.k17
    elif kind == 'k18':
        N.info(ctx, 'order.k18', {})  #! order.k18
    elif kind == 'k19':
        N.info(ctx, 'order.k19', {})  #! order.k19
    elif kind == 'k20':
        N.info(ctx, 'order.k20', {})  #! order.k20
    elif kind == 'k21':
        N.info(ctx, 'order.k21', {})  #! order.k21
    elif kind == 'k22':
        N.info(ctx, 'order.k22', {})  #! order.k22
    elif kind == 'k23':
        N.info(ctx, 'order.k23', {})  #! order.k23
    elif kind == 'k24':
        N.info(ctx, 'order.k24', {})  #! order.k24
    elif kind == 'k25':
        N.info(ctx, 'order.k25', {})  #! order.k25
    elif kind == 'k26':
        N.info(ctx, 'order.k26', {})  #! order.k26
    elif kind == 'k27':
        N.info(ctx, 'order.k27', {})  #! order.k27
    elif kind == 'k28':
        N.info(ctx, 'order.k28', {})  #! order.k28
    elif kind == 'k29':
        N.info(ctx, 'order.k29', {})  #! order.k29
    elif kind == 'k30':
        N.info(ctx, 'order.k30', {})  #! order.k30
    elif kind == 'k31':
        N.info(ctx, 'order.k31', {})  #! order.k31
    elif kind == 'k32':
        N.info(ctx, 'order.k32', {})  #! order.k32
    elif kind == 'k33':
        N.info(ctx, 'order.k33', {})  #! order.k33
    elif kind == 'k34':
        N.info(ctx, 'order.k34', {})  #! order.k34
    elif kind == 'k35':
        N.info(ctx, 'order.k35', {})  #! order.k35
    elif kind == 'k36':
        N.info(ctx, 'order.k36', {})  #! order.k36
    elif kind == 'k37':
        N.info(ctx, 'order.k37', {})  #! order.k37
    elif kind == 'k38':
        N.info(ctx, 'order.k38', {})  #! order.k38
    elif kind == 'k39':
        N.info(ctx, 'order.k39', {})  #! order.k39
    elif kind == 'k40':
        N.info(ctx, 'order.k40', {})  #! order.k40
    elif kind == 'k41':
        N.info(ctx, 'order.k41', {})  #! order.k41
    elif kind == 'k42':
        N.info(ctx, 'order.k42', {})  #! order.k42
    elif kind == 'k43':
        N.info(ctx, 'order.k43', {})  #! order.k43
    elif kind == 'k44':
        N.info(ctx, 'order.k44', {})  #! order.k44
    elif kind == 'k45':
        N.info(ctx, 'order.k45', {})  #! order.k45
    elif kind == 'k46':
        N.info(ctx, 'order.k46', {})  #! order.k46
    elif kind == 'k47':
        N.info(ctx, 'order.k47', {})  #! order.k47
    elif kind == 'k48':
        N.info(ctx, 'order.k48', {})  #! order.k48
    elif kind == 'k49':
        N.info(ctx, 'order.k49', {})  #! order.k49
    elif kind == 'k50':
        N.info(ctx, 'order.k50', {})  #! order.k50
    elif kind == 'k51':
        N.info(ctx, 'order.k51', {})  #! order.k51
    elif kind == 'k52':
        N.info(ctx, 'order.k52', {})  #! order.k52
    elif kind == 'k53':
        N.info(ctx, 'order.k53', {})  #! order.k53
    elif kind == 'k54':
        N.info(ctx, 'order.k54', {})  #! order.k54
    elif kind == 'k55':
        N.info(ctx, 'order.k55', {})  #! order.k55
    elif kind == 'k56':
        N.info(ctx, 'order.k56', {})  #! order.k56
    elif kind == 'k57':
        N.info(ctx, 'order.k57', {})  #! order.k57
    elif kind == 'k58':
        N.info(ctx, 'order.k58', {})  #! order.k58
    elif kind == 'k59':
        N.info(ctx, 'order.k59', {})  #! order.k59
    elif kind == 'k60':
        N.info(ctx, 'order.k60', {})  #! order.k60
    elif kind == 'k61':
        N.info(ctx, 'order.k61', {})  #! order.k61
    elif kind == 'k62':
        N.info(ctx, 'order.k62', {})  #! order.k62
    elif kind == 'k63':
        N.info(ctx, 'order.k63', {})  #! order.k63
    elif kind == 'k64':
        N.info(ctx, 'order.k64', {})  #! order.k64
    elif kind == 'k65':
        N.info(ctx, 'order.k65', {})  #! order.k65
    elif kind == 'k66':
        N.info(ctx, 'order.k66', {})  #! order.k66
    elif kind == 'k67':
        N.info(ctx, 'order.k67', {})  #! order.k67
    elif kind == 'k68':
        N.info(ctx, 'order.k68', {})  #! order.k68
    elif kind == 'k69':
        N.info(ctx, 'order.k69', {})  #! order.k69
    elif kind == 'k70':
        N.info(ctx, 'order.k70', {})  #! order.k70
    elif kind == 'k71':
        N.info(ctx, 'order.k71', {})  #! order.k71
    elif kind == 'k72':
        N.info(ctx, 'order.k72', {})  #! order.k72
    elif kind == 'k73':
        N.info(ctx, 'order.k73', {})  #! order.k73
    elif kind == 'k74':
        N.info(ctx, 'order.k74', {})  #! order.k74
    elif kind == 'k75':
        N.info(ctx, 'order.k75', {})  #! order.k75
    elif kind == 'k76':
        N.info(ctx, 'order.k76', {})  #! order.k76
    elif kind == 'k77':
        N.info(ctx, 'order.k77', {})  #! order.k77
    elif kind == 'k78':
        N.info(ctx, 'order.k78', {})  #! order.k78
    elif kind == 'k79':
        N.info(ctx, 'order.k79', {})  #! order.k79
    elif kind == 'k80':
        N.info(ctx, 'order.k80', {})  #! order.k80
    elif kind == 'k81':
        N.info(ctx, 'order.k81', {})  #! order.k81
    elif kind == 'k82':
        N.info(ctx, 'order.k82', {})  #! order.k82
    elif kind == 'k83':
        N.info(ctx, 'order.k83', {})  #! order.k83
    elif kind == 'k84':
        N.info(ctx, 'order.k84', {})  #! order.k84
    elif kind == 'k85':
        N.info(ctx, 'order.k85', {})  #! order.k85
    elif kind == 'k86':
        N.info(ctx, 'order.k86', {})  #! order.k86
    elif kind == 'k87':
        N.info(ctx, 'order.k87', {})  #! order.k87
    elif kind == 'k88':
        N.info(ctx, 'order.k88', {})  #! order.k88
    elif kind == 'k89':
        N.info(ctx, 'order.k89', {})  #! order.k89
    elif kind == 'k90':
        N.info(ctx, 'order.k90', {})  #! order.k90
    elif kind == 'k91':
        N.info(ctx, 'order.k91', {})  #! order.k91
    elif kind == 'k92':
        N.info(ctx, 'order.k92', {})  #! order.k92
    elif kind == 'k93':
        N.info(ctx, 'order.k93', {})  #! order.k93
    elif kind == 'k94':
        N.info(ctx, 'order.k94', {})  #! order.k94
    elif kind == 'k95':
        N.info(ctx, 'order.k95', {})  #! order.k95
    elif kind == 'k96':
        N.info(ctx, 'order.k96', {})  #! order.k96
    elif kind == 'k97':
        N.info(ctx, 'order.k97', {})  #! order.k97
    elif kind == 'k98':
        N.info(ctx, 'order.k98', {})  #! order.k98
    elif kind == 'k99':
        N.info(ctx, 'order.k99', {})  #! order.k99
    elif kind == 'k100':
        N.info(ctx, 'order.k100', {})  #! order.k100
    elif kind == 'k101':
        N.info(ctx, 'order.k101', {})  #! order.k101
    elif kind == 'k102':
        N.info(ctx, 'order.k102', {})  #! order.k102
    elif kind == 'k103':
        N.info(ctx, 'order.k103', {})  #! order.k103
    elif kind == 'k104':
        N.info(ctx, 'order.k104', {})  #! order.k104
    elif kind == 'k105':
        N.info(ctx, 'order.k105', {})  #! order.k105
    elif kind == 'k106':
        N.info(ctx, 'order.k106', {})  #! order.k106
    elif kind == 'k107':
        N.info(ctx, 'order.k107', {})  #! order.k107
    elif kind == 'k108':
        N.info(ctx, 'order.k108', {})  #! order.k108
    elif kind == 'k109':
        N.info(ctx, 'order.k109', {})  #! order.k109
    elif kind == 'k110':
        N.info(ctx, 'order.k110', {})  #! order.k110
    elif kind == 'k111':
        N.info(ctx, 'order.k111', {})  #! order.k111
    elif kind == 'k112':
        N.info(ctx, 'order.k112', {})  #! order.k112
    elif kind == 'k113':
        N.info(ctx, 'order.k113', {})  #! order.k113
    elif kind == 'k114':
        N.info(ctx, 'order.k114', {})  #! order.k114
    elif kind == 'k115':
        N.info(ctx, 'order.k115', {})  #! order.k115
    elif kind == 'k116':
        N.info(ctx, 'order.k116', {})  #! order.k116
    elif kind == 'k117':
        N.info(ctx, 'order.k117', {})  #! order.k117
    elif kind == 'k118':
        N.info(ctx, 'order.k118', {})  #! order.k118
    elif kind == 'k119':
        N.info(ctx, 'order.k119', {})  #! order.k119
    elif kind == 'k120':
        N.info(ctx, 'order.k120', {})  #! order.k120
    elif kind == 'k121':
        N.info(ctx, 'order.k121', {})  #! order.k121
    elif kind == 'k122':
        N.info(ctx, 'order.k122', {})  #! order.k122
    elif kind == 'k123':
        N.info(ctx, 'order.k123', {})  #! order.k123
    elif kind == 'k124':
        N.info(ctx, 'order.k124', {})  #! order.k124
    elif kind == 'k125':
        N.info(ctx, 'order.k125', {})  #! order.k125
    elif kind == 'k126':
        N.info(ctx, 'order.k126', {})  #! order.k126
    elif kind == 'k127':
        N.info(ctx, 'order.k127', {})  #! order.k127
    elif kind == 'k128':
        N.info(ctx, 'order.k128', {})  #! order.k128
    elif kind == 'k129':
        N.info(ctx, 'order.k129', {})  #! order.k129
    elif kind == 'k130':
        N.info(ctx, 'order.k130', {})  #! order.k130
    elif kind == 'k131':
        N.info(ctx, 'order.k131', {})  #! order.k131
    elif kind == 'k132':
        N.info(ctx, 'order.k132', {})  #! order.k132
    elif kind == 'k133':
        N.info(ctx, 'order.k133', {})  #! order.k133
    elif kind == 'k134':
        N.info(ctx, 'order.k134', {})  #! order.k134
    elif kind == 'k135':
        N.info(ctx, 'order.k135', {})  #! order.k135
    elif kind == 'k136':
        N.info(ctx, 'order.k136', {})  #! order.k136
    elif kind == 'k137':
        N.info(ctx, 'order.k137', {})  #! order.k137
    elif kind == 'k138':
        N.info(ctx, 'order.k138', {})  #! order.k138
    elif kind == 'k139':
        N.info(ctx, 'order.k139', {})  #! order.k139
    elif kind == 'k140':
        N.info(ctx, 'order.k140', {})  #! order.k140
    elif kind == 'k141':
        N.info(ctx, 'order.k141', {})  #! order.k141
    elif kind == 'k142':
        N.info(ctx, 'order.k142', {})  #! order.k142
    elif kind == 'k143':
        N.info(ctx, 'order.k143', {})  #! order.k143
    elif kind == 'k144':
        N.info(ctx, 'order.k144', {})  #! order.k144
    elif kind == 'k145':
        N.info(ctx, 'order.k145', {})  #! order.k145
    elif kind == 'k146':
        N.info(ctx, 'order.k146', {})  #! order.k146
    elif kind == 'k147':
        N.info(ctx, 'order.k147', {})  #! order.k147
    elif kind == 'k148':
        N.info(ctx, 'order.k148', {})  #! order.k148
    elif kind == 'k149':
        N.info(ctx, 'order.k149', {})  #! order.k149
    elif kind == 'k150':
        N.info(ctx, 'order.k150', {})  #! order.k150
    elif kind == 'k151':
        N.info(ctx, 'order.k151', {})  #! order.k151
    elif kind == 'k152':
        N.info(ctx, 'order.k152', {})  #! order.k152
    elif kind == 'k153':
        N.info(ctx, 'order.k153', {})  #! order.k153
    elif kind == 'k154':
        N.info(ctx, 'order.k154', {})  #! order.k154
    elif kind == 'k155':
        N.info(ctx, 'order.k155', {})  #! order.k155
    elif kind == 'k156':
        N.info(ctx, 'order.k156', {})  #! order.k156
    elif kind == 'k157':
        N.info(ctx, 'order.k157', {})  #! order.k157
    elif kind == 'k158':
        N.info(ctx, 'order.k158', {})  #! order.k158
    elif kind == 'k159':
        N.info(ctx, 'order.k159', {})  #! order.k159
    elif kind == 'k160':
        N.info(ctx, 'order.k160', {})  #! order.k160
    elif kind == 'k161':
        N.info(ctx, 'order.k161', {})  #! order.k161
    elif kind == 'k162':
        N.info(ctx, 'order.k162', {})  #! order.k162
    elif kind == 'k163':
        N.info(ctx, 'order.k163', {})  #! order.k163
    elif kind == 'k164':
        N.info(ctx, 'order.k164', {})  #! order.k164
    elif kind == 'k165':
        N.info(ctx, 'order.k165', {})  #! order.k165
    elif kind == 'k166':
        N.info(ctx, 'order.k166', {})  #! order.k166
    elif kind == 'k167':
        N.info(ctx, 'order.k167', {})  #! order.k167
    elif kind == 'k168':
        N.info(ctx, 'order.k168', {})  #! order.k168
    elif kind == 'k169':
        N.info(ctx, 'order.k169', {})  #! order.k169
    elif kind == 'k170':
        N.info(ctx, 'order.k170', {})  #! order.k170
    elif kind == 'k171':
        N.info(ctx, 'order.k171', {})  #! order.k171
    elif kind == 'k172':
        N.info(ctx, 'order.k172', {})  #! order.k172
    elif kind == 'k173':
        N.info(ctx, 'order.k173', {})  #! order.k173
    elif kind == 'k174':
        N.info(ctx, 'order.k174', {})  #! order.k174
    elif kind == 'k175':
        N.info(ctx, 'order.k175', {})  #! order.k175
    elif kind == 'k176':
        N.info(ctx, 'order.k176', {})  #! order.k176
    elif kind == 'k177':
        N.info(ctx, 'order.k177', {})  #! order.k177
    elif kind == 'k178':
        N.info(ctx, 'order.k178', {})  #! order.k178
    elif kind == 'k179':
        N.info(ctx, 'order.k179', {})  #! order.k179
    elif kind == 'k180':
        N.info(ctx, 'order.k180', {})  #! order.k180
    elif kind == 'k181':
        N.info(ctx, 'order.k181', {})  #! order.k181
    elif kind == 'k182':
        N.info(ctx, 'order.k182', {})  #! order.k182
    elif kind == 'k183':
        N.info(ctx, 'order.k183', {})  #! order.k183
    elif kind == 'k184':
        N.info(ctx, 'order.k184', {})  #! order.k184
    elif kind == 'k185':
        N.info(ctx, 'order.k185', {})  #! order.k185
    elif kind == 'k186':
        N.info(ctx, 'order.k186', {})  #! order.k186
    elif kind == 'k187':
        N.info(ctx, 'order.k187', {})  #! order.k187
    elif kind == 'k188':
        N.info(ctx, 'order.k188', {})  #! order.k188
    elif kind == 'k189':
        N.info(ctx, 'order.k189', {})  #! order.k189
    elif kind == 'k190':
        N.info(ctx, 'order.k190', {})  #! order.k190
    elif kind == 'k191':
        N.info(ctx, 'order.k191', {})  #! order.k191
    elif kind == 'k192':
        N.info(ctx, 'order.k192', {})  #! order.k192
    elif kind == 'k193':
        N.info(ctx, 'order.k193', {})  #! order.k193
    elif kind == 'k194':
        N.info(ctx, 'order.k194', {})  #! order.k194
    elif kind == 'k195':
        N.info(ctx, 'order.k195', {})  #! order.k195
    elif kind == 'k196':
        N.info(ctx, 'order.k196', {})  #! order.k196
    elif kind == 'k197':
        N.info(ctx, 'order.k197', {})  #! order.k197
    elif kind == 'k198':
        N.info(ctx, 'order.k198', {})  #! order.k198
    elif kind == 'k199':
        N.info(ctx, 'order.k199', {})  #! order.k199
    elif kind == 'k200':
        N.info(ctx, 'order.k200', {})  #! order.k200
    elif kind == 'k201':
        N.info(ctx, 'order.k201', {})  #! order.k201
    elif kind == 'k202':
        N.info(ctx, 'order.k202', {})  #! order.k202
    elif kind == 'k203':
        N.info(ctx, 'order.k203', {})  #! order.k203
    elif kind == 'k204':
        N.info(ctx, 'order.k204', {})  #! order.k204
    elif kind == 'k205':
        N.info(ctx, 'order.k205', {})  #! order.k205
    elif kind == 'k206':
        N.info(ctx, 'order.k206', {})  #! order.k206
    elif kind == 'k207':
        N.info(ctx, 'order.k207', {})  #! order.k207
    elif kind == 'k208':
        N.info(ctx, 'order.k208', {})  #! order.k208
    elif kind == 'k209':
        N.info(ctx, 'order.k209', {})  #! order.k209
    elif kind == 'k210':
        N.info(ctx, 'order.k210', {})  #! order.k210
    elif kind == 'k211':
        N.info(ctx, 'order.k211', {})  #! order.k211
    elif kind == 'k212':
        N.info(ctx, 'order.k212', {})  #! order.k212
    elif kind == 'k213':
        N.info(ctx, 'order.k213', {})  #! order.k213
    elif kind == 'k214':
        N.info(ctx, 'order.k214', {})  #! order.k214
    elif kind == 'k215':
        N.info(ctx, 'order.k215', {})  #! order.k215
    elif kind == 'k216':
        N.info(ctx, 'order.k216', {})  #! order.k216
    elif kind == 'k217':
        N.info(ctx, 'order.k217', {})  #! order.k217
    elif kind == 'k218':
        N.info(ctx, 'order.k218', {})  #! order.k218
    elif kind == 'k219':
        N.info(ctx, 'order.k219', {})  #! order.k219
    elif kind == 'k220':
        N.info(ctx, 'order.k220', {})  #! order.k220
    elif kind == 'k221':
        N.info(ctx, 'order.k221', {})  #! order.k221
    elif kind == 'k222':
        N.info(ctx, 'order.k222', {})  #! order.k222
    elif kind == 'k223':
        N.info(ctx, 'order.k223', {})  #! order.k223
    elif kind == 'k224':
        N.info(ctx, 'order.k224', {})  #! order.k224
    elif kind == 'k225':
        N.info(ctx, 'order.k225', {})  #! order.k225
    elif kind == 'k226':
        N.info(ctx, 'order.k226', {})  #! order.k226
    elif kind == 'k227':
        N.info(ctx, 'order.k227', {})  #! order.k227
    elif kind == 'k228':
        N.info(ctx, 'order.k228', {})  #! order.k228
    elif kind == 'k229':
        N.info(ctx, 'order.k229', {})  #! order.k229
    elif kind == 'k230':
        N.info(ctx, 'order.k230', {})  #! order.k230
    elif kind == 'k231':
        N.info(ctx, 'order.k231', {})  #! order.k231
    elif kind == 'k232':
        N.info(ctx, 'order.k232', {})  #! order.k232
    elif kind == 'k233':
        N.info(ctx, 'order.k233', {})  #! order.k233
    elif kind == 'k234':
        N.info(ctx, 'order.k234', {})  #! order.k234
    elif kind == 'k235':
        N.info(ctx, 'order.k235', {})  #! order.k235
    elif kind == 'k236':
        N.info(ctx, 'order.k236', {})  #! order.k236
    elif kind == 'k237':
        N.info(ctx, 'order.k237', {})  #! order.k237
    elif kind == 'k238':
        N.info(ctx, 'order.k238', {})  #! order.k238
    elif kind == 'k239':
        N.info(ctx, 'order.k239', {})  #! order.k239
    elif kind == 'k240':
        N.info(ctx, 'order.k240', {})  #! order.k240
    elif kind == 'k241':
        N.info(ctx, 'order.k241', {})  #! order.k241
    elif kind == 'k242':
        N.info(ctx, 'order.k242', {})  #! order.k242
    elif kind == 'k243':
        N.info(ctx, 'order.k243', {})  #! order.k243
    elif kind == 'k244':
        N.info(ctx, 'order.k244', {})  #! order.k244
    elif kind == 'k245':
        N.info(ctx, 'order.k245', {})  #! order.k245
    elif kind == 'k246':
        N.info(ctx, 'order.k246', {})  #! order.k246
    elif kind == 'k247':
        N.info(ctx, 'order.k247', {})  #! order.k247
    elif kind == 'k248':
        N.info(ctx, 'order.k248', {})  #! order.k248
    elif kind == 'k249':
        N.info(ctx, 'order.k249', {})  #! order.k249
    elif kind == 'k250':
        N.info(ctx, 'order.k250', {})  #! order.k250
    elif kind == 'k251':
        N.info(ctx, 'order.k251', {})  #! order.k251
    elif kind == 'k252':
        N.info(ctx, 'order.k252', {})  #! order.k252
    elif kind == 'k253':
        N.info(ctx, 'order.k253', {})  #! order.k253
    elif kind == 'k254':
        N.info(ctx, 'order.k254', {})  #! order.k254
    elif kind == 'k255':
        N.info(ctx, 'order.k255', {})  #! order.k255
    elif kind == 'k256':
        N.info(ctx, 'order.k256', {})  #! order.k256
    elif kind == 'k257':
        N.info(ctx, 'order.k257', {})  #! order.k257
    elif kind == 'k258':
        N.info(ctx, 'order.k258', {})  #! order.k258
    elif kind == 'k259':
        N.info(ctx, 'order.k259', {})  #! order.k259
    elif kind == 'k260':
        N.info(ctx, 'order.k260', {})  #! order.k260
    elif kind == 'k261':
        N.info(ctx, 'order.k261', {})  #! order.k261
    elif kind == 'k262':
        N.info(ctx, 'order.k262', {})  #! order.k262
    elif kind == 'k263':
        N.info(ctx, 'order.k263', {})  #! order.k263
    elif kind == 'k264':
        N.info(ctx, 'order.k264', {})  #! order.k264
    elif kind == 'k265':
        N.info(ctx, 'order.k265', {})  #! order.k265
    elif kind == 'k266':
        N.info(ctx, 'order.k266', {})  #! order.k266
    elif kind == 'k267':
        N.info(ctx, 'order.k267', {})  #! order.k267
    elif kind == 'k268':
        N.info(ctx, 'order.k268', {})  #! order.k268
    elif kind == 'k269':
        N.info(ctx, 'order.k269', {})  #! order.k269
    elif kind == 'k270':
        N.info(ctx, 'order.k270', {})  #! order.k270
    elif kind == 'k271':
        N.info(ctx, 'order.k271', {})  #! order.k271
    elif kind == 'k272':
        N.info(ctx, 'order.k272', {})  #! order.k272
    elif kind == 'k273':
        N.info(ctx, 'order.k273', {})  #! order.k273
    elif kind == 'k274':
        N.info(ctx, 'order.k274', {})  #! order.k274
    elif kind == 'k275':
        N.info(ctx, 'order.k275', {})  #! order.k275
    elif kind == 'k276':
        N.info(ctx, 'order.k276', {})  #! order.k276
    elif kind == 'k277':
        N.info(ctx, 'order.k277', {})  #! order.k277
    elif kind == 'k278':
        N.info(ctx, 'order.k278', {})  #! order.k278
    elif kind == 'k279':
        N.info(ctx, 'order.k279', {})  #! order.k279
    elif kind == 'k280':
        N.info(ctx, 'order.k280', {})  #! order.k280
    elif kind == 'k281':
        N.info(ctx, 'order.k281', {})  #! order.k281
    elif kind == 'k282':
        N.info(ctx, 'order.k282', {})  #! order.k282
    elif kind == 'k283':
        N.info(ctx, 'order.k283', {})  #! order.k283
    elif kind == 'k284':
        N.info(ctx, 'order.k284', {})  #! order.k284
    elif kind == 'k285':
        N.info(ctx, 'order.k285', {})  #! order.k285
    elif kind == 'k286':
        N.info(ctx, 'order.k286', {})  #! order.k286
    elif kind == 'k287':
        N.info(ctx, 'order.k287', {})  #! order.k287
    elif kind == 'k288':
        N.info(ctx, 'order.k288', {})  #! order.k288
    elif kind == 'k289':
        N.info(ctx, 'order.k289', {})  #! order.k289
    elif kind == 'k290':
        N.info(ctx, 'order.k290', {})  #! order.k290
    elif kind == 'k291':
        N.info(ctx, 'order.k291', {})  #! order.k291
    elif kind == 'k292':
        N.info(ctx, 'order.k292', {})  #! order.k292
    elif kind == 'k293':
        N.info(ctx, 'order.k293', {})  #! order.k293
    elif kind == 'k294':
        N.info(ctx, 'order.k294', {})  #! order.k294
    elif kind == 'k295':
        N.info(ctx, 'order.k295', {})  #! order.k295
    elif kind == 'k296':
        N.info(ctx, 'order.k296', {})  #! order.k296
    elif kind == 'k297':
        N.info(ctx, 'order.k297', {})  #! order.k297
    elif kind == 'k298':
        N.info(ctx, 'order.k298', {})  #! order.k298
    elif kind == 'k299':
        N.info(ctx, 'order.k299', {})  #! order.k299

# run: [run(ctx, f'k{i}') for i in range(301)]
