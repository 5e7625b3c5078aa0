package county

import "strings"

// family is how the people of a household are called.
type family struct {
	surname  string
	minority int // position in minorities, −1 for most
}

var surnames = strings.Fields("王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕 " +
	"苏 卢 蒋 蔡 贾 丁 魏 薛 叶 阎 余 潘 杜 戴 夏 钟 汪 田 任 姜 范 方 石 姚 谭 廖 邹 熊 金 陆 郝 孔 白 崔 康 毛 邱 秦 江 史 顾 侯 邵 孟 龙 万 段 " +
	"雷 钱 汤 尹 黎 易 常 武 乔 贺 赖 龚 文 单 解 仇 查 翟 尉 盖 逄 亓 覃 麦 区 朴 欧阳 司马 上官 诸葛 夏侯 皇甫 令狐 尉迟")

// A given name is a first and a second character of its time, or the second
// alone.
var (
	oldMen      = given{"建 国 志 德 文 永 明 福 长 玉 金 春 兴 世 树 保 有 贵 学 万", "国 华 军 林 山 海 生 才 富 贵 祥 田 和 清 成 荣 根 柱 喜 昌"}
	oldWomen    = given{"桂 秀 玉 淑 凤 素 兰 金 春 翠 玉 月 菊 银 爱 巧 彩 惠 瑞 香", "英 兰 珍 芳 莲 梅 花 琴 荣 香 云 霞 芬 娥 凤 清 枝 连 秀 妹"}
	grownMen    = given{"志 海 建 晓 永 国 文 俊 立 少 卫 新 庆 东 小 伟 光 宏 向 学", "强 军 伟 勇 涛 斌 鹏 波 辉 刚 峰 杰 平 超 明 龙 兵 飞 亮 东"}
	grownWomen  = given{"海 晓 丽 红 艳 小 春 雪 秋 玉 桂 志 美 爱 文 金 亚 慧 彩 冬", "霞 燕 娟 丽 敏 静 艳 红 梅 玲 萍 芳 娜 琴 婷 云 英 莉 平 洁"}
	youngBoys   = given{"子 浩 宇 梓 俊 佳 家 一 天 志 思 明 泽 嘉 博 文 铭 承 景 逸", "轩 涵 豪 宇 然 杰 睿 辰 航 博 泽 阳 毅 霖 瑞 昊 诚 恩 洋 铭"}
	youngGirls  = given{"子 欣 雨 梓 思 佳 诗 一 可 语 梦 雅 晨 静 紫 若 依 心 嘉 婉", "涵 怡 彤 妍 琪 萱 悦 瑶 欣 洁 宁 晴 馨 诺 雯 璇 玥 语 菲 蕊"}
	rareGiven   = strings.Fields("䶮 𬭎 㛃 堃 喆 垚 燚 赟 翀 犇 晟 頔 祎 旻 昉 玥䶮 子𬭎 文堃 晓喆 志翀")
	minorityMen = [][]string{
		strings.Fields("艾山 买买提 吐尔逊 阿不都 热合曼 依明 库尔班 玉素甫 卡德尔 赛买提"),
		strings.Fields("扎西 才让 多吉 丹增 顿珠 索南 洛桑 平措 次仁 旺堆"),
		strings.Fields("木呷 拉铁 阿木 尔古 伍加 日布 克惹 古者 什哈 体古"),
	}
	minorityWomen = [][]string{
		strings.Fields("阿依努尔 古丽娜尔 帕提古丽 热依汗 努尔比亚 茹仙 祖丽胡玛 米日古丽 海丽且 沙吾列"),
		strings.Fields("卓玛 央金 拉姆 德吉 白玛 梅朵 措姆 边巴 曲珍 旺姆"),
		strings.Fields("阿衣 木果 史扎 牛牛 尔扎 阿西 伍呷 果果 日洛 曲布"),
	}
)

// given are the first and second characters of given names, between blanks.
type given struct{ first, second string }

// someFamily is a new family's name.
func someFamily(d *dice) family {
	f := family{surname: surnames[d.low(len(surnames))], minority: -1}
	if d.chance(25) {
		f.minority = d.below(len(minorityMen))
	}
	return f
}

// name is a person's name: 60 and older, grown, or young people are called
// otherwise. Minorities' names have a dot between their parts.
func (f family) name(d *dice, age int, male bool) string {
	if f.minority >= 0 {
		own, fathers := minorityWomen[f.minority], minorityMen[f.minority]
		if male {
			own = fathers
		}
		return pick(d, own) + "·" + pick(d, fathers)
	}
	if d.chance(12) {
		return f.surname + pick(d, rareGiven)
	}
	return f.surname + f.givenName(d, age, male)
}

func (f family) givenName(d *dice, age int, male bool) string {
	g := [...]given{youngGirls, youngBoys, grownWomen, grownMen, oldWomen, oldMen}[2*generation(age)+sexOf(male)]
	second := nth(g.second, d.below(20))
	if d.chance(180) {
		return second
	}
	return nth(g.first, d.below(20)) + second
}

func generation(age int) int {
	switch {
	case age < 25:
		return 0
	case age < 58:
		return 1
	}
	return 2
}

func sexOf(male bool) int {
	if male {
		return 1
	}
	return 0
}

// nth is one of the characters of three bytes between the blanks of a list.
func nth(list string, i int) string { return list[4*i : 4*i+3] }
