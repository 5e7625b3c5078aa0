package pinyin

// surnameReadings are the readings of a character as a surname, the usual one
// first, where the dictionary's first reading is another or is better not left
// to it.
func surnameReadings(r rune) string {
	switch r {
	case '卜':
		return "bu"
	case '薄':
		return "bo"
	case '柏':
		return "bai,bo"
	case '秘':
		return "bi"
	case '晁':
		return "chao"
	case '车':
		return "che"
	case '谌':
		return "chen,shen"
	case '种':
		return "chong"
	case '仇':
		return "qiu"
	case '都':
		return "du"
	case '费':
		return "fei,bi"
	case '盖':
		return "ge"
	case '葛':
		return "ge"
	case '句', '勾':
		return "gou"
	case '炅':
		return "gui"
	case '过':
		return "guo"
	case '哈':
		return "ha"
	case '黑':
		return "he"
	case '华':
		return "hua"
	case '纪':
		return "ji"
	case '隽':
		return "juan"
	case '角':
		return "jue"
	case '阚':
		return "kan"
	case '缪':
		return "miao,mou"
	case '牟':
		return "mou,mu"
	case '那':
		return "na"
	case '佴', '能':
		return "nai"
	case '粘':
		return "nian"
	case '乜':
		return "nie"
	case '宁', '甯':
		return "ning"
	case '区':
		return "ou"
	case '逄':
		return "pang"
	case '朴':
		return "piao"
	case '繁':
		return "po"
	case '郄':
		return "qie,xi"
	case '覃':
		return "qin,tan"
	case '瞿':
		return "qu"
	case '任':
		return "ren"
	case '单':
		return "shan"
	case '召':
		return "shao"
	case '折', '佘':
		return "she"
	case '莘':
		return "shen,xin"
	case '盛':
		return "sheng"
	case '宿':
		return "su"
	case '台':
		return "tai"
	case '镡':
		return "tan,xin"
	case '拓':
		return "tuo"
	case '尉':
		return "wei"
	case '隗':
		return "wei,kui"
	case '冼', '洗':
		return "xian"
	case '解':
		return "xie"
	case '郇':
		return "xun,huan"
	case '乐':
		return "yue"
	case '员', '贠':
		return "yun"
	case '藏':
		return "zang"
	case '曾':
		return "zeng"
	case '查':
		return "zha"
	case '翟', '祭':
		return "zhai"
	}
	return ""
}

// compoundSurname reads the surname of two characters 复姓 that a name begins
// with, where the characters would be read otherwise alone.
func compoundSurname(name string) (first, second string) {
	const length = len("尉迟")
	if len(name) < length {
		return "", ""
	}
	switch name[:length] {
	case "单于":
		return "chan", "yu"
	case "贺若":
		return "he", "ruo"
	case "令狐":
		return "ling", "hu"
	case "万俟":
		return "mo", "qi"
	case "澹台":
		return "tan", "tai"
	case "拓跋":
		return "tuo", "ba"
	case "夏侯":
		return "xia", "hou"
	case "鲜于":
		return "xian", "yu"
	case "相里":
		return "xiang", "li"
	case "尉迟":
		return "yu", "chi"
	case "乐正":
		return "yue", "zheng"
	case "宰父":
		return "zai", "fu"
	case "长孙":
		return "zhang", "sun"
	case "中行":
		return "zhong", "hang"
	case "子车":
		return "zi", "ju"
	}
	return "", ""
}
