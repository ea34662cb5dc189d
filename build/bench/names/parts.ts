/** Surnames, the frequent ones first; those of two characters at the end. Their readings follow where a dictionary gives another first. */
export const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
  ...'温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝',
  '欧阳', '司马', '上官', '诸葛', '皇甫', '尉迟', '令狐', '长孙',
];

/** Characters of given names as parents chose them between 1890 and 1930, the frequent ones first. */
export const GIVEN = [...'德明国文华荣光生金福玉成春祥云清林永贵志忠良兴海龙长庆树发宝昌仁义安有桂东山学正家建世元天顺财富保全万水木火土石根松柏梅兰竹菊连升高登先才余运昭汉民强胜利武军振中大少孝友善修道传继承绪祖宗光耀廷臣朝鼎权恩泽维新启超鸿熙子冬秋夏冰雪霜雷震霆声鸣凤鹏鹤麟麒翔宏伟雄杰俊秀英豪士贤达聪慧敏哲睿智勇毅刚健康宁静平和乐善喜欢笑庭阶佑保佐辅弼相国柱栋梁材器重单仲伯叔季孟甫卿侯伯爵禄寿喜财丁口田地耕读书礼诗琴棋画墨砚笔纸章彰炳焕灿烂辉煌铭镇铁钢铜银锡鑫钧锋锐剑钊钦铎锦绣绮纯绍纶经纬缙绅缨璋琪瑞珍瑶琳琅璞珩瑜瑾璇玺坤乾震巽坎离艮兑泰谦豫随临观复颐咸恒晋升井鼎渐丰涣节济沛泓澄润湘沅资澧衡岳麓洞君楚湖江河洋浩瀚涛波澜源泉溪池沼溥淮漳渭泾洛伊沂沐浴涵深溢满盈行为更藏朴乘解朝曾盛省降宿校调相应兴重盖参'];

/** Counties from which the garrison's soldiers came, in three languages. */
export const BIRTHPLACES: readonly (readonly [string, string, string])[] = [
  ['湖南衡阳', '湖南衡陽', 'Hengyang, Hunan'], ['湖南长沙', '湖南長沙', 'Changsha, Hunan'], ['湖南湘潭', '湖南湘潭', 'Xiangtan, Hunan'], ['湖南邵阳', '湖南邵陽', 'Shaoyang, Hunan'],
  ['湖南零陵', '湖南零陵', 'Lingling, Hunan'], ['湖南常宁', '湖南常寧', 'Changning, Hunan'], ['湖南耒阳', '湖南耒陽', 'Leiyang, Hunan'], ['湖南祁阳', '湖南祁陽', 'Qiyang, Hunan'],
  ['浙江萧山', '浙江蕭山', 'Xiaoshan, Zhejiang'], ['浙江诸暨', '浙江諸暨', 'Zhuji, Zhejiang'], ['江苏萧县', '江蘇蕭縣', 'Xiao County, Jiangsu'], ['广东兴宁', '廣東興寧', 'Xingning, Guangdong'],
  ['广西博白', '廣西博白', 'Bobai, Guangxi'], ['四川成都', '四川成都', 'Chengdu, Sichuan'], ['四川仪陇', '四川儀隴', 'Yilong, Sichuan'], ['四川巴县', '四川巴縣', 'Ba County, Sichuan'],
  ['河南永城', '河南永城', 'Yongcheng, Henan'], ['河南信阳', '河南信陽', 'Xinyang, Henan'], ['山东济南', '山東濟南', 'Jinan, Shandong'], ['山东泰安', '山東泰安', "Tai'an, Shandong"],
  ['贵州遵义', '貴州遵義', 'Zunyi, Guizhou'], ['江西萍乡', '江西萍鄉', 'Pingxiang, Jiangxi'], ['江西上饶', '江西上饒', 'Shangrao, Jiangxi'], ['湖北武昌', '湖北武昌', 'Wuchang, Hubei'],
];
