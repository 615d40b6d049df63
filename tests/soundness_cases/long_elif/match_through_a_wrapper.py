import oslo_messaging

N = oslo_messaging.Notifier(None)


def tell(ctx, event):
    N.info(ctx, 'told.' + event, {})


async def run(ctx, kind):
    match kind:
        case 'k0':
            tell(ctx, 'k0')  #! told.k0
        case 'k1':
            tell(ctx, 'k1')  #! told.k1
        case 'k2':
            tell(ctx, 'k2')  #! told.k2
        case 'k3':
            tell(ctx, 'k3')  #! told.k3
        case 'k4':
            tell(ctx, 'k4')  #! told.k4
        case 'k5':
            tell(ctx, 'k5')  #! told.k5
        case 'k6':
            tell(ctx, 'k6')  #! told.k6
        case 'k7':
            tell(ctx, 'k7')  #! told.k7
        case 'k8':
            tell(ctx, 'k8')  #! told.k8
        case 'k9':
            tell(ctx, 'k9')  #! told.k9
        case 'k10':
            tell(ctx, 'k10')  #! told.k10
        case 'k11':
            tell(ctx, 'k11')  #! told.k11
        case 'k12':
            tell(ctx, 'k12')  #! told.k12
        case 'k13':
            tell(ctx, 'k13')  #! told.k13
        case 'k14':
            tell(ctx, 'k14')  #! told.k14
        case 'k15':
            tell(ctx, 'k15')  #! told.k15
        case 'k16':
            tell(ctx, 'k16')  #! told.k16
        case 'k17':
            tell(ctx, 'k17')  #! told.k17
        case 'k18':
            tell(ctx, 'k18')  #! told.k18
        case 'k19':
            tell(ctx, 'k19')  #! told.k19
        case 'k20':
            tell(ctx, 'k20')  #! told.k20
        case 'k21':
            tell(ctx, 'k21')  #! told.k21
        case 'k22':
            tell(ctx, 'k22')  #! told.k22
        case 'k23':
            tell(ctx, 'k23')  #! told.k23
        case 'k24':
            tell(ctx, 'k24')  #! told.k24
        case 'k25':
            tell(ctx, 'k25')  #! told.k25
        case 'k26':
            tell(ctx, 'k26')  #! told.k26
        case 'k27':
            tell(ctx, 'k27')  #! told.k27
        case 'k28':
            tell(ctx, 'k28')  #! told.k28
        case 'k29':
            tell(ctx, 'k29')  #! told.k29
        case 'k30':
            tell(ctx, 'k30')  #! told.k30
        case 'k31':
            tell(ctx, 'k31')  #! told.k31
        case 'k32':
            tell(ctx, 'k32')  #! told.k32
        case 'k33':
            tell(ctx, 'k33')  #! told.k33
        case 'k34':
            tell(ctx, 'k34')  #! told.k34
        case 'k35':
            tell(ctx, 'k35')  #! told.k35
        case 'k36':
            tell(ctx, 'k36')  #! told.k36
        case 'k37':
            tell(ctx, 'k37')  #! told.k37
        case 'k38':
            tell(ctx, 'k38')  #! told.k38
        case 'k39':
            tell(ctx, 'k39')  #! told.k39
        case 'k40':
            tell(ctx, 'k40')  #! told.k40
        case 'k41':
            tell(ctx, 'k41')  #! told.k41
        case 'k42':
            tell(ctx, 'k42')  #! told.k42
        case 'k43':
            tell(ctx, 'k43')  #! told.k43
        case 'k44':
            tell(ctx, 'k44')  #! told.k44
        case 'k45':
            tell(ctx, 'k45')  #! told.k45
        case 'k46':
            tell(ctx, 'k46')  #! told.k46
        case 'k47':
            tell(ctx, 'k47')  #! told.k47
        case 'k48':
            tell(ctx, 'k48')  #! told.k48
        case 'k49':
            tell(ctx, 'k49')  #! told.k49
        case 'k50':
            tell(ctx, 'k50')  #! told.k50
        case 'k51':
            tell(ctx, 'k51')  #! told.k51
        case 'k52':
            tell(ctx, 'k52')  #! told.k52
        case 'k53':
            tell(ctx, 'k53')  #! told.k53
        case 'k54':
            tell(ctx, 'k54')  #! told.k54
        case 'k55':
            tell(ctx, 'k55')  #! told.k55
        case 'k56':
            tell(ctx, 'k56')  #! told.k56
        case 'k57':
            tell(ctx, 'k57')  #! told.k57
        case 'k58':
            tell(ctx, 'k58')  #! told.k58
        case 'k59':
            tell(ctx, 'k59')  #! told.k59
        case 'k60':
            tell(ctx, 'k60')  #! told.k60
        case 'k61':
            tell(ctx, 'k61')  #! told.k61
        case 'k62':
            tell(ctx, 'k62')  #! told.k62
        case 'k63':
            tell(ctx, 'k63')  #! told.k63
        case 'k64':
            tell(ctx, 'k64')  #! told.k64
        case 'k65':
            tell(ctx, 'k65')  #! told.k65
        case 'k66':
            tell(ctx, 'k66')  #! told.k66
        case 'k67':
            tell(ctx, 'k67')  #! told.k67
        case 'k68':
            tell(ctx, 'k68')  #! told.k68
        case 'k69':
            tell(ctx, 'k69')  #! told.k69
        case 'k70':
            tell(ctx, 'k70')  #! told.k70
        case 'k71':
            tell(ctx, 'k71')  #! told.k71
        case 'k72':
            tell(ctx, 'k72')  #! told.k72
        case 'k73':
            tell(ctx, 'k73')  #! told.k73
        case 'k74':
            tell(ctx, 'k74')  #! told.k74
        case 'k75':
            tell(ctx, 'k75')  #! told.k75
        case 'k76':
            tell(ctx, 'k76')  #! told.k76
        case 'k77':
            tell(ctx, 'k77')  #! told.k77
        case 'k78':
            tell(ctx, 'k78')  #! told.k78
        case 'k79':
            tell(ctx, 'k79')  #! told.k79
        case 'k80':
            tell(ctx, 'k80')  #! told.k80
        case 'k81':
            tell(ctx, 'k81')  #! told.k81
        case 'k82':
            tell(ctx, 'k82')  #! told.k82
        case 'k83':
            tell(ctx, 'k83')  #! told.k83
        case 'k84':
            tell(ctx, 'k84')  #! told.k84
        case 'k85':
            tell(ctx, 'k85')  #! told.k85
        case 'k86':
            tell(ctx, 'k86')  #! told.k86
        case 'k87':
            tell(ctx, 'k87')  #! told.k87
        case 'k88':
            tell(ctx, 'k88')  #! told.k88
        case 'k89':
            tell(ctx, 'k89')  #! told.k89
        case 'k90':
            tell(ctx, 'k90')  #! told.k90
        case 'k91':
            tell(ctx, 'k91')  #! told.k91
        case 'k92':
            tell(ctx, 'k92')  #! told.k92
        case 'k93':
            tell(ctx, 'k93')  #! told.k93
        case 'k94':
            tell(ctx, 'k94')  #! told.k94
        case 'k95':
            tell(ctx, 'k95')  #! told.k95
        case 'k96':
            tell(ctx, 'k96')  #! told.k96
        case 'k97':
            tell(ctx, 'k97')  #! told.k97
        case 'k98':
            tell(ctx, 'k98')  #! told.k98
        case 'k99':
            tell(ctx, 'k99')  #! told.k99
        case 'k100':
            tell(ctx, 'k100')  #! told.k100
        case 'k101':
            tell(ctx, 'k101')  #! told.k101
        case 'k102':
            tell(ctx, 'k102')  #! told.k102
        case 'k103':
            tell(ctx, 'k103')  #! told.k103
        case 'k104':
            tell(ctx, 'k104')  #! told.k104
        case 'k105':
            tell(ctx, 'k105')  #! told.k105
        case 'k106':
            tell(ctx, 'k106')  #! told.k106
        case 'k107':
            tell(ctx, 'k107')  #! told.k107
        case 'k108':
            tell(ctx, 'k108')  #! told.k108
        case 'k109':
            tell(ctx, 'k109')  #! told.k109
        case 'k110':
            tell(ctx, 'k110')  #! told.k110
        case 'k111':
            tell(ctx, 'k111')  #! told.k111
        case 'k112':
            tell(ctx, 'k112')  #! told.k112
        case 'k113':
            tell(ctx, 'k113')  #! told.k113
        case 'k114':
            tell(ctx, 'k114')  #! told.k114
        case 'k115':
            tell(ctx, 'k115')  #! told.k115
        case 'k116':
            tell(ctx, 'k116')  #! told.k116
        case 'k117':
            tell(ctx, 'k117')  #! told.k117
        case 'k118':
            tell(ctx, 'k118')  #! told.k118
        case 'k119':
            tell(ctx, 'k119')  #! told.k119
        case 'k120':
            tell(ctx, 'k120')  #! told.k120
        case 'k121':
            tell(ctx, 'k121')  #! told.k121
        case 'k122':
            tell(ctx, 'k122')  #! told.k122
        case 'k123':
            tell(ctx, 'k123')  #! told.k123
        case 'k124':
            tell(ctx, 'k124')  #! told.k124
        case 'k125':
            tell(ctx, 'k125')  #! told.k125
        case 'k126':
            tell(ctx, 'k126')  #! told.k126
        case 'k127':
            tell(ctx, 'k127')  #! told.k127
        case 'k128':
            tell(ctx, 'k128')  #! told.k128
        case 'k129':
            tell(ctx, 'k129')  #! told.k129
        case 'k130':
            tell(ctx, 'k130')  #! told.k130
        case 'k131':
            tell(ctx, 'k131')  #! told.k131
        case 'k132':
            tell(ctx, 'k132')  #! told.k132
        case 'k133':
            tell(ctx, 'k133')  #! told.k133
        case 'k134':
            tell(ctx, 'k134')  #! told.k134
        case 'k135':
            tell(ctx, 'k135')  #! told.k135
        case 'k136':
            tell(ctx, 'k136')  #! told.k136
        case 'k137':
            tell(ctx, 'k137')  #! told.k137
        case 'k138':
            tell(ctx, 'k138')  #! told.k138
        case 'k139':
            tell(ctx, 'k139')  #! told.k139
        case 'k140':
            tell(ctx, 'k140')  #! told.k140
        case 'k141':
            tell(ctx, 'k141')  #! told.k141
        case 'k142':
            tell(ctx, 'k142')  #! told.k142
        case 'k143':
            tell(ctx, 'k143')  #! told.k143
        case 'k144':
            tell(ctx, 'k144')  #! told.k144
        case 'k145':
            tell(ctx, 'k145')  #! told.k145
        case 'k146':
            tell(ctx, 'k146')  #! told.k146
        case 'k147':
            tell(ctx, 'k147')  #! told.k147
        case 'k148':
            tell(ctx, 'k148')  #! told.k148
        case 'k149':
            tell(ctx, 'k149')  #! told.k149
        case 'k150':
            tell(ctx, 'k150')  #! told.k150
        case 'k151':
            tell(ctx, 'k151')  #! told.k151
        case 'k152':
            tell(ctx, 'k152')  #! told.k152
        case 'k153':
            tell(ctx, 'k153')  #! told.k153
        case 'k154':
            tell(ctx, 'k154')  #! told.k154
        case 'k155':
            tell(ctx, 'k155')  #! told.k155
        case 'k156':
            tell(ctx, 'k156')  #! told.k156
        case 'k157':
            tell(ctx, 'k157')  #! told.k157
        case 'k158':
            tell(ctx, 'k158')  #! told.k158
        case 'k159':
            tell(ctx, 'k159')  #! told.k159
        case 'k160':
            tell(ctx, 'k160')  #! told.k160
        case 'k161':
            tell(ctx, 'k161')  #! told.k161
        case 'k162':
            tell(ctx, 'k162')  #! told.k162
        case 'k163':
            tell(ctx, 'k163')  #! told.k163
        case 'k164':
            tell(ctx, 'k164')  #! told.k164
        case 'k165':
            tell(ctx, 'k165')  #! told.k165
        case 'k166':
            tell(ctx, 'k166')  #! told.k166
        case 'k167':
            tell(ctx, 'k167')  #! told.k167
        case 'k168':
            tell(ctx, 'k168')  #! told.k168
        case 'k169':
            tell(ctx, 'k169')  #! told.k169
        case 'k170':
            tell(ctx, 'k170')  #! told.k170
        case 'k171':
            tell(ctx, 'k171')  #! told.k171
        case 'k172':
            tell(ctx, 'k172')  #! told.k172
        case 'k173':
            tell(ctx, 'k173')  #! told.k173
        case 'k174':
            tell(ctx, 'k174')  #! told.k174
        case 'k175':
            tell(ctx, 'k175')  #! told.k175
        case 'k176':
            tell(ctx, 'k176')  #! told.k176
        case 'k177':
            tell(ctx, 'k177')  #! told.k177
        case 'k178':
            tell(ctx, 'k178')  #! told.k178
        case 'k179':
            tell(ctx, 'k179')  #! told.k179
        case 'k180':
            tell(ctx, 'k180')  #! told.k180
        case 'k181':
            tell(ctx, 'k181')  #! told.k181
        case 'k182':
            tell(ctx, 'k182')  #! told.k182
        case 'k183':
            tell(ctx, 'k183')  #! told.k183
        case 'k184':
            tell(ctx, 'k184')  #! told.k184
        case 'k185':
            tell(ctx, 'k185')  #! told.k185
        case 'k186':
            tell(ctx, 'k186')  #! told.k186
        case 'k187':
            tell(ctx, 'k187')  #! told.k187
        case 'k188':
            tell(ctx, 'k188')  #! told.k188
        case 'k189':
            tell(ctx, 'k189')  #! told.k189
        case 'k190':
            tell(ctx, 'k190')  #! told.k190
        case 'k191':
            tell(ctx, 'k191')  #! told.k191
        case 'k192':
            tell(ctx, 'k192')  #! told.k192
        case 'k193':
            tell(ctx, 'k193')  #! told.k193
        case 'k194':
            tell(ctx, 'k194')  #! told.k194
        case 'k195':
            tell(ctx, 'k195')  #! told.k195
        case 'k196':
            tell(ctx, 'k196')  #! told.k196
        case 'k197':
            tell(ctx, 'k197')  #! told.k197
        case 'k198':
            tell(ctx, 'k198')  #! told.k198
        case 'k199':
            tell(ctx, 'k199')  #! told.k199
        case 'k200':
            tell(ctx, 'k200')  #! told.k200
        case 'k201':
            tell(ctx, 'k201')  #! told.k201
        case 'k202':
            tell(ctx, 'k202')  #! told.k202
        case 'k203':
            tell(ctx, 'k203')  #! told.k203
        case 'k204':
            tell(ctx, 'k204')  #! told.k204
        case 'k205':
            tell(ctx, 'k205')  #! told.k205
        case 'k206':
            tell(ctx, 'k206')  #! told.k206
        case 'k207':
            tell(ctx, 'k207')  #! told.k207
        case 'k208':
            tell(ctx, 'k208')  #! told.k208
        case 'k209':
            tell(ctx, 'k209')  #! told.k209
        case 'k210':
            tell(ctx, 'k210')  #! told.k210
        case 'k211':
            tell(ctx, 'k211')  #! told.k211
        case 'k212':
            tell(ctx, 'k212')  #! told.k212
        case 'k213':
            tell(ctx, 'k213')  #! told.k213
        case 'k214':
            tell(ctx, 'k214')  #! told.k214
        case 'k215':
            tell(ctx, 'k215')  #! told.k215
        case 'k216':
            tell(ctx, 'k216')  #! told.k216
        case 'k217':
            tell(ctx, 'k217')  #! told.k217
        case 'k218':
            tell(ctx, 'k218')  #! told.k218
        case 'k219':
            tell(ctx, 'k219')  #! told.k219
        case 'k220':
            tell(ctx, 'k220')  #! told.k220
        case 'k221':
            tell(ctx, 'k221')  #! told.k221
        case 'k222':
            tell(ctx, 'k222')  #! told.k222
        case 'k223':
            tell(ctx, 'k223')  #! told.k223
        case 'k224':
            tell(ctx, 'k224')  #! told.k224
        case 'k225':
            tell(ctx, 'k225')  #! told.k225
        case 'k226':
            tell(ctx, 'k226')  #! told.k226
        case 'k227':
            tell(ctx, 'k227')  #! told.k227
        case 'k228':
            tell(ctx, 'k228')  #! told.k228
        case 'k229':
            tell(ctx, 'k229')  #! told.k229
        case 'k230':
            tell(ctx, 'k230')  #! told.k230
        case 'k231':
            tell(ctx, 'k231')  #! told.k231
        case 'k232':
            tell(ctx, 'k232')  #! told.k232
        case 'k233':
            tell(ctx, 'k233')  #! told.k233
        case 'k234':
            tell(ctx, 'k234')  #! told.k234
        case 'k235':
            tell(ctx, 'k235')  #! told.k235
        case 'k236':
            tell(ctx, 'k236')  #! told.k236
        case 'k237':
            tell(ctx, 'k237')  #! told.k237
        case 'k238':
            tell(ctx, 'k238')  #! told.k238
        case 'k239':
            tell(ctx, 'k239')  #! told.k239
        case 'k240':
            tell(ctx, 'k240')  #! told.k240
        case 'k241':
            tell(ctx, 'k241')  #! told.k241
        case 'k242':
            tell(ctx, 'k242')  #! told.k242
        case 'k243':
            tell(ctx, 'k243')  #! told.k243
        case 'k244':
            tell(ctx, 'k244')  #! told.k244
        case 'k245':
            tell(ctx, 'k245')  #! told.k245
        case 'k246':
            tell(ctx, 'k246')  #! told.k246
        case 'k247':
            tell(ctx, 'k247')  #! told.k247
        case 'k248':
            tell(ctx, 'k248')  #! told.k248
        case 'k249':
            tell(ctx, 'k249')  #! told.k249
        case 'k250':
            tell(ctx, 'k250')  #! told.k250
        case 'k251':
            tell(ctx, 'k251')  #! told.k251
        case 'k252':
            tell(ctx, 'k252')  #! told.k252
        case 'k253':
            tell(ctx, 'k253')  #! told.k253
        case 'k254':
            tell(ctx, 'k254')  #! told.k254
        case 'k255':
            tell(ctx, 'k255')  #! told.k255
        case 'k256':
            tell(ctx, 'k256')  #! told.k256
        case 'k257':
            tell(ctx, 'k257')  #! told.k257
        case 'k258':
            tell(ctx, 'k258')  #! told.k258
        case 'k259':
            tell(ctx, 'k259')  #! told.k259
        case 'k260':
            tell(ctx, 'k260')  #! told.k260
        case 'k261':
            tell(ctx, 'k261')  #! told.k261
        case 'k262':
            tell(ctx, 'k262')  #! told.k262
        case 'k263':
            tell(ctx, 'k263')  #! told.k263
        case 'k264':
            tell(ctx, 'k264')  #! told.k264
        case 'k265':
            tell(ctx, 'k265')  #! told.k265
        case 'k266':
            tell(ctx, 'k266')  #! told.k266
        case 'k267':
            tell(ctx, 'k267')  #! told.k267
        case 'k268':
            tell(ctx, 'k268')  #! told.k268
        case 'k269':
            tell(ctx, 'k269')  #! told.k269
        case 'k270':
            tell(ctx, 'k270')  #! told.k270
        case 'k271':
            tell(ctx, 'k271')  #! told.k271
        case 'k272':
            tell(ctx, 'k272')  #! told.k272
        case 'k273':
            tell(ctx, 'k273')  #! told.k273
        case 'k274':
            tell(ctx, 'k274')  #! told.k274
        case 'k275':
            tell(ctx, 'k275')  #! told.k275
        case 'k276':
            tell(ctx, 'k276')  #! told.k276
        case 'k277':
            tell(ctx, 'k277')  #! told.k277
        case 'k278':
            tell(ctx, 'k278')  #! told.k278
        case 'k279':
            tell(ctx, 'k279')  #! told.k279
        case 'k280':
            tell(ctx, 'k280')  #! told.k280
        case 'k281':
            tell(ctx, 'k281')  #! told.k281
        case 'k282':
            tell(ctx, 'k282')  #! told.k282
        case 'k283':
            tell(ctx, 'k283')  #! told.k283
        case 'k284':
            tell(ctx, 'k284')  #! told.k284
        case 'k285':
            tell(ctx, 'k285')  #! told.k285
        case 'k286':
            tell(ctx, 'k286')  #! told.k286
        case 'k287':
            tell(ctx, 'k287')  #! told.k287
        case 'k288':
            tell(ctx, 'k288')  #! told.k288
        case 'k289':
            tell(ctx, 'k289')  #! told.k289
        case 'k290':
            tell(ctx, 'k290')  #! told.k290
        case 'k291':
            tell(ctx, 'k291')  #! told.k291
        case 'k292':
            tell(ctx, 'k292')  #! told.k292
        case 'k293':
            tell(ctx, 'k293')  #! told.k293
        case 'k294':
            tell(ctx, 'k294')  #! told.k294
        case 'k295':
            tell(ctx, 'k295')  #! told.k295
        case 'k296':
            tell(ctx, 'k296')  #! told.k296
        case 'k297':
            tell(ctx, 'k297')  #! told.k297
        case 'k298':
            tell(ctx, 'k298')  #! told.k298
        case 'k299':
            tell(ctx, 'k299')  #! told.k299
    N.info(ctx, 'told.after', {})  #! told.after

# run: import asyncio; [asyncio.run(run(ctx, f'k{i}')) for i in range(301)]
