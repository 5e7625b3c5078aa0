package pinyin

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

// inFull is a name spelt in full alone.
func inFull(name string) []string {
	var room [usualLength]part
	return spell(nil, split(name, room[:0]))
}

func TestInFull(t *testing.T) {
	for _, c := range []struct{ name, full, initials string }{
		{"张秀兰", "zhangxiulan", "zxl"},
		{"王建国", "wangjianguo", "wjg"},
		{"李明", "liming", "lm"},
		{"吕绿", "lvlv,lvlu,lulv,lulu", "ll"}, // ü is v and u
		{"略", "lve,lue", "l"},
		{"率", "shuai,lv,lu", "s,l"},
		{"王曾", "wangzeng,wangceng", "wz,wc"},
		{"曾", "zeng,ceng", "z,c"},
		{"单", "shan,dan", "s,d"},
		{"单·巴特", "danbate,shanbate", "dbt,sbt"}, // no Chinese surname
		{"尉迟恭", "yuchigong,weichigong", "ycg,wcg"},
		{"尉恭", "weigong,yugong", "wg,yg"},
		{"长孙无忌", "zhangsunwuji,changsunwuji", "zswj,cswj"},
		{"John Li", "john li", "john li"},
		{"张〡Ａa", "zhang〡Ａa", "z〡Ａa"},
		{"乐乐", "yuele,yueyue,lele,leyue", "yl,yy,ll,ly"}, // the likelier first
		{"张𠀀𪚥", "zhanghezhe", "zhz"},
		{"𠮷\xff", "𠮷\uFFFD", "𠮷\uFFFD"},
		{"·", "", ""},
		{"", "", ""},
	} {
		if got := strings.Join(inFull(c.name), ","); got != c.full {
			t.Errorf("inFull(%q) = %s, want %s", c.name, got, c.full)
		}
		if got := strings.Join(Initials(c.name), ","); got != c.initials {
			t.Errorf("Initials(%q) = %s, want %s", c.name, got, c.initials)
		}
	}
}

// What the usual reading of each surname is; 文 stands for a given name.
func TestSurnames(t *testing.T) {
	for surname, want := range map[string]string{
		"单": "shan", "解": "xie", "仇": "qiu", "区": "ou", "曾": "zeng", "朴": "piao", "查": "zha",
		"尉": "wei", "尉迟": "yuchi", "万": "wan", "万俟": "moqi", "翟": "zhai", "盖": "ge", "缪": "miao",
		"乐": "yue", "乐正": "yuezheng", "覃": "qin", "冼": "xian", "洗": "xian", "逄": "pang",
		"令狐": "linghu", "长孙": "zhangsun", "澹台": "tantai", "宿": "su", "员": "yun", "贠": "yun",
		"秘": "bi", "种": "chong", "繁": "po", "黑": "he", "纪": "ji", "那": "na", "宁": "ning", "任": "ren",
		"华": "hua", "召": "shao", "晁": "chao", "葛": "ge", "佴": "nai", "隗": "wei", "郇": "xun",
		"佟": "tong", "卜": "bu", "薄": "bo", "车": "che", "谌": "chen", "祭": "zhai", "折": "she", "乜": "nie",
		"炅": "gui", "句": "gou", "能": "nai", "阚": "kan", "牟": "mou", "瞿": "qu", "都": "du", "费": "fei",
		"粘": "nian", "角": "jue", "台": "tai", "过": "guo", "单于": "chanyu", "鲜于": "xianyu",
		"子车": "ziju", "中行": "zhonghang", "贺若": "heruo", "拓跋": "tuoba", "夏侯": "xiahou",
		"相里": "xiangli", "宰父": "zaifu", "欧阳": "ouyang", "皇甫": "huangfu", "呼延": "huyan",
		"沈": "shen", "石": "shi", "贾": "jia", "余": "yu", "俞": "yu", "柏": "bai", "莘": "shen",
	} {
		if got := inFull(surname + "文"); len(got) == 0 || got[0] != want+"wen" {
			t.Errorf("%s is read %v, want %s first", surname, got, want)
		}
	}
	for name, also := range map[string]string{
		"覃文": "tanwen", "隗文": "kuiwen", "郇文": "huanwen", "谌文": "shenwen", "盖文": "gaiwen",
		"尉迟文": "weichiwen", "万俟文": "wansiwen", "曾文": "cengwen", "费文": "biwen",
	} {
		if got := inFull(name); !slices.Contains(got, also) {
			t.Errorf("%s is read %v, want %s among them", name, got, also)
		}
	}
}

// The readings of characters that given names read in more ways than one, and
// of some that words do.
func TestGivenNames(t *testing.T) {
	for given, want := range map[string]string{
		"乐": "le,yue", "重": "zhong,chong", "长": "chang,zhang", "朝": "chao,zhao", "行": "xing,hang",
		"茜": "qian,xi", "曾": "zeng,ceng", "参": "can,shen", "盛": "sheng,cheng", "传": "chuan,zhuan",
		"柏": "bai,bo", "伯": "bo,bai", "藏": "zang,cang", "车": "che,ju", "省": "sheng,xing",
		"还": "huan,hai", "解": "jie,xie", "奇": "qi,ji", "和": "he,huo", "提": "ti,di", "宿": "su,xiu",
		"勒": "le,lei", "露": "lu,lou", "率": "shuai,lv,lu", "晟": "sheng,cheng", "隽": "jun,juan",
		"珩": "heng,hang", "焘": "tao,dao", "琢": "zhuo", "女": "nv,nu", "绿": "lv,lu", "律": "lv,lu",
		"红": "hong", "强": "qiang", "兴": "xing", "石": "shi", "会": "hui", "嘉": "jia", "明": "ming",
		"国": "guo", "平": "ping", "万": "wan", "南": "nan", "若": "ruo", "娜": "na", "宁": "ning",
	} {
		var full []string
		for _, s := range inFull("王" + given) {
			full = append(full, strings.TrimPrefix(s, "wang"))
		}
		if got := strings.Join(full, ","); got != want {
			t.Errorf("王%s is read %s, want %s", given, got, want)
		}
	}
}

// usualNames are such as a county's lists have, with more of those that can be
// read in two ways.
const usualNames = "张秀兰 王建国 李明 刘桂英 陈志强 杨玉梅 赵德才 黄秀珍 周国平 吴凤英 徐长发 孙淑华 " +
	"马福贵 朱春花 胡文斌 郭小红 何永胜 林海燕 高朝阳 罗少华 郑乐平 梁冬梅 谢传明 宋玉兰 唐红霞 许国庆 " +
	"韩金凤 邓丽娟 冯宝山 曹桂芝 彭和平 曾祥林 肖建军 田盛林 董伯年 袁秀云 潘学军 于占江 蒋兰芳 蔡志刚 " +
	"余文秀 杜永贵 叶青松 程爱华 苏美玲 魏红旗 吕秀荣 丁卫东 任大勇 沈佳怡 姚雪梅 卢浩然 姜茜 崔子涵 " +
	"钟梓萱 谭宇轩 陆思雨 汪欣怡 范俊杰 金石柱 石磊 廖世奇 贾露 夏行知 韦会英 付强 方芳 白雪 邹重阳 孟凡亮 " +
	"熊大妹 秦二娃 邱水生 江莲香 尹长生 薛全有 闫铁柱 段满仓 雷五保 侯三女 龙正兴 史学礼 陶月娥 黎天佑 " +
	"贺喜来 顾念慈 毛淑贞 郝连喜 龚素芬 邵凤仙 万玉珠 钱进财 严守信 覃美莲 武双全 戴秋菊 莫愁 孔令辉 向阳 汤和"

// The index of a county holds every spelling of every name.
func TestUsualNamesHaveFewSpellings(t *testing.T) {
	full, short, names := 0, 0, strings.Fields(usualNames)
	for _, name := range names {
		full += len(inFull(name))
		short += len(Initials(name))
	}
	if most := len(names) * 5 / 4; full > most || short > most {
		t.Errorf("%d spellings and %d initials of %d names, want %d at most", full, short, len(names), most)
	}
}

func TestUsualNameAllocatesLittle(t *testing.T) {
	for _, name := range []string{"张秀兰", "王建国", "李明"} {
		if got := testing.AllocsPerRun(100, func() { inFull(name) }); got > 2 {
			t.Errorf("%s: %v allocations", name, got)
		}
	}
}

// No character has more spellings than there is room for.
func TestSpellingsOfOneCharacter(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if parts := split(string(r), nil); len(parts) == 1 && parts[0].count == maxSpellings {
			t.Errorf("%c has the spellings %v, and perhaps more", r, parts[0].list())
		}
	}
}

func TestInterpuncts(t *testing.T) {
	want := inFull("买买提·吐尔逊")
	for _, dot := range []string{"•", "・", "‧", "∙", ".", "．"} {
		if got := inFull("买买提" + dot + "吐尔逊"); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", dot, got, want)
		}
	}
}

func TestReadingsOfAnyName(t *testing.T) {
	characters := []rune("曾单乐尉迟万俟和行重长吕女那阿卜杜·.aA 𠮷王")
	names := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.RuneFrom(characters)))
	rapid.Check(t, func(t *rapid.T) {
		name := names.Draw(t, "name")
		if got, want := Spellings(name), slices.Concat(inFull(name), Initials(name)); !slices.Equal(got, want) {
			t.Fatalf("%q: %v, want %v", name, got, want)
		}
		for _, got := range [][]string{inFull(name), Initials(name)} {
			if len(got) > MaxReadings || (len(got) == 0) != (strings.TrimFunc(name, interpunct) == "") {
				t.Fatalf("%q: %d readings", name, len(got))
			}
			if sorted := slices.Sorted(slices.Values(got)); len(slices.Compact(sorted)) != len(got) {
				t.Fatalf("%q: twice in %v", name, got)
			}
		}
	})
}

func BenchmarkInFull(b *testing.B) {
	for _, name := range []string{"张秀兰", "王建国", "李明", "吕建国", "曾乐平", "买买提·吐尔逊"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				inFull(name)
			}
		})
	}
}

func BenchmarkInitials(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Initials("王建国")
	}
}
