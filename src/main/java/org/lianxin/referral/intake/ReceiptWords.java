package org.lianxin.referral.intake;

import java.util.List;

/** 256 everyday words of two characters that stand on no list of worries: a note with four of them tells nothing. */
final class ReceiptWords {

    private static final String WORDS =
            """
            苹果 香蕉 西瓜 葡萄 桃子 梨子 橘子 柿子 核桃 花生 板栗 红枣 樱桃 草莓 石榴 荔枝
            白菜 萝卜 土豆 黄瓜 茄子 豆角 辣椒 大蒜 生姜 洋葱 南瓜 冬瓜 竹笋 蘑菇 木耳 豆腐
            米饭 面条 馒头 包子 饺子 汤圆 油条 豆浆 鸡蛋 牛奶 蜂蜜 白糖 酱油 香醋 茶叶 粽子
            筷子 勺子 盘子 茶杯 水壶 菜刀 砧板 铁锅 蒸笼 围裙 抹布 扫帚 水桶 脸盆 毛巾 肥皂
            牙刷 梳子 镜子 剪刀 针线 纽扣 雨伞 帽子 围巾 手套 袜子 布鞋 衬衫 棉袄 裙子 口袋
            桌子 椅子 板凳 柜子 抽屉 床单 枕头 被子 窗帘 台灯 蜡烛 闹钟 日历 钥匙 锁头 门铃
            电话 收音 相机 电池 风扇 冰箱 火炉 暖瓶 竹篮 背篓 麻袋 绳子 梯子 锤子 钉子 铁锹
            锄头 镰刀 水车 石磨 犁铧 篱笆 院子 水井 台阶 屋顶 烟囱 瓦片 砖头 木板 石头 沙子
            火车 汽车 单车 轮船 小船 飞机 马车 车站 码头 大桥 公路 隧道 路灯 邮局 书店 公园
            学校 课本 铅笔 钢笔 毛笔 墨水 橡皮 尺子 书包 黑板 粉笔 字典 地图 信封 邮票 报纸
            太阳 月亮 星星 白云 彩虹 春风 夏雨 秋霜 冬雪 露水 雾气 雷声 高山 小河 大海 湖水
            瀑布 沙滩 草原 森林 田野 山谷 小岛 泉水 松树 柳树 杨树 桂花 荷花 菊花 梅花 兰花
            牡丹 月季 茶花 芦苇 青草 稻谷 小麦 玉米 高粱 棉花 油菜 芝麻 大豆 葵花 竹子 枫叶
            黄牛 山羊 白马 小猪 公鸡 鸭子 白鹅 花猫 黄狗 兔子 松鼠 猴子 熊猫 大象 老虎 狮子
            鲤鱼 金鱼 青蛙 乌龟 螃蟹 大虾 蝴蝶 蜜蜂 蜻蜓 蚂蚁 喜鹊 燕子 麻雀 鸽子 孔雀 白鹤
            风筝 陀螺 毽子 象棋 围棋 皮球 秋千 木马 灯笼 锣鼓 二胡 笛子 口琴 剪纸 年画 春联
            """;

    static final List<String> ALL = List.of(WORDS.strip().split("\\s+"));

    private ReceiptWords() {}
}
