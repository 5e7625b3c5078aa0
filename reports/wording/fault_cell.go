package wording

// cellFaults are the faults of cells that do not have the form of what they should be, identity numbers (R9) and names among them.
func cellFaults() map[string]complaint {
	return map[string]complaint{
		"invalid": {
			"cell",
			sentence{"填写的内容不对：{0}", "value is not valid: {0}"},
			sentence{"按该列的要求重新填写", "write it as the column asks"},
		},
		"invalid.month": {
			"cell",
			sentence{"“{0}”不是月份", "value \"{0}\" is not a month"},
			sentence{"按 2026-11 的样子填写，年份为 1900 至 2199", "write it as 2026-11, of the years 1900 to 2199"},
		},
		"invalid.day": {
			"cell",
			sentence{"“{0}”不是日期，或没有这一天", "value \"{0}\" is not a day, or no such day exists"},
			sentence{"按 2026-11-21 的样子填写", "write it as 2026-11-21"},
		},
		"invalid.amount": {
			"cell",
			sentence{"“{0}”不是金额或数值", "value \"{0}\" is not an amount or number"},
			sentence{"只填半角数字和小数点，如 1063.50，不带正负号、逗号和单位", "write plain (half-width) digits and a point only, as in 1063.50: no sign, comma or unit"},
		},
		"invalid.amount.decimals": {
			"cell",
			sentence{"金额“{0}”的小数超过两位", "amount \"{0}\" has more than two decimals"},
			sentence{"填到分为止", "write it in whole fen"},
		},
		"invalid.amount.length": {
			"cell",
			sentence{"数值“{0}”位数过多", "number \"{0}\" is too long"},
			sentence{"整数部分至多 10 位，小数部分至多 6 位", "write at most ten digits before the point and six after it"},
		},
		"invalid.rounding.mode": {
			"cell",
			sentence{"“{0}”不是取整方式", "value \"{0}\" is not a way of rounding"},
			sentence{"填 half_up（四舍五入）、up（进位）或 down（舍去）", "write half_up, up or down"},
		},
		"invalid.number": {
			"cell",
			sentence{"“{0}”不是整数", "value \"{0}\" is not a whole number"},
			sentence{"填不超过 6 位的整数，不带符号", "write a whole number of at most six digits, without a sign"},
		},
		"invalid.code": {
			"cell choices",
			sentence{"“{0}”不在可填的范围内", "value \"{0}\" is not one of those possible"},
			sentence{"改为下列之一：{1}", "write one of: {1}"},
		},
		"invalid.household": {
			"cell",
			sentence{"户编号“{0}”不可用", "household number \"{0}\" is not possible"},
			sentence{"户编号不能有空格和分号，至多 32 字节", "write it without blanks and semicolons, in at most 32 bytes"},
		},
		"invalid.account": {
			"text",
			sentence{"银行账号（{0}）应为 34 位以内的数字", "account number ({0}) is not of digits, 34 at most"},
			sentence{"按银行卡或存折重新填写", "write it anew from the card or passbook"},
		},
		"invalid.until": {
			"text text",
			sentence{"截止月 {0} 早于起始月 {1}", "last month {0} lies before the first, {1}"},
			sentence{"更正其中一个月份", "correct one of the two"},
		},
		"invalid.region": {
			"code",
			sentence{"区划代码“{0}”不对", "region code \"{0}\" is not valid"},
			sentence{"填 12 位数字的区划代码；政策表中可只填前几位", "write the region's twelve digits; in policy tables the first of them are enough"},
		},
		"invalid.range": {
			"text text text",
			sentence{"“{0}”超出可填的范围", "number {0} lies outside what is possible"},
			sentence{"填 {1} 至 {2} 的整数", "write a whole number from {1} to {2}"},
		},
		"invalid.ages": {
			"text text",
			sentence{"最小年龄 {0} 大于最大年龄 {1}", "lowest age {0} is above the highest, {1}"},
			sentence{"更正其中一个年龄", "correct one of the two"},
		},

		// Identity numbers and names (R9).
		"id.length": {
			"tail offer",
			sentence{"身份证号（{0}）不是 18 位", "ID number ({0}) does not have 18 characters"},
			sentence{"按身份证重新填写，该列设为文本格式", "write it anew from the card, in a column of text"},
		},
		"id.character": {
			"tail offer",
			sentence{"身份证号（{0}）中有不该有的字符", "ID number ({0}) has a character that it cannot have"},
			sentence{"按身份证更正：前 17 位是数字，末位是数字或 X", "correct it from the card: 17 digits, then a digit or X"},
		},
		"id.check_digit": {
			"tail offer",
			sentence{"身份证号（{0}）校验位不符", "ID number fails its check digit ({0})"},
			sentence{"按身份证核对更正", "correct it from the card"},
		},
		"id.birth": {
			"tail offer",
			sentence{"身份证号（{0}）中的出生日期不存在，或早于 1880 年", "ID number ({0}) states a day of birth that does not exist or lies before 1880"},
			sentence{"按身份证核对更正", "correct it from the card"},
		},
		"id.future": {
			"tail offer",
			sentence{"身份证号（{0}）中的出生日期晚于今天", "ID number ({0}) states a day of birth after today"},
			sentence{"按身份证核对更正，并查看电脑日期", "correct it from the card, and look at the computer's date"},
		},
		"id.fifteen": {
			"tail offer",
			sentence{"身份证号（{0}）是 15 位旧号", "ID number ({0}) is of the old form with 15 digits"},
			sentence{"按身份证填写 18 位号码；升位后末四位应为 {1}", "write the 18 digits from the card; they should end in {1}"},
		},
		"id.mangled": {
			"tail offer",
			sentence{"身份证号（{0}）已被电子表格改坏", "ID number ({0}) was spoiled by a spreadsheet"},
			sentence{"把该列设为文本格式，按身份证重新填写", "make the column text and write the number anew from the card"},
		},
		"id.age": {
			"text text",
			sentence{"身份证号（{0}）的人已满 {1} 岁", "ID number ({0}) is of a person {1} years old"},
			sentence{"按身份证核对；无误的不需处理", "compare it with the card; if it is right, nothing is to be done"},
		},
		"id.area": {
			"text",
			sentence{"身份证号（{0}）的地区代码不在代码表中", "ID number ({0}) begins with an area that is not known"},
			sentence{"按身份证核对；无误的不需处理", "compare it with the card; if it is right, nothing is to be done"},
		},
		"name.formula": {
			"cell",
			sentence{"姓名“{0}”以 = + - @ 开头，会被电子表格当作公式", "name \"{0}\" begins with = + - or @, which spreadsheets take for a formula"},
			sentence{"去掉开头的符号", "remove the sign"},
		},
		"name.long": {
			"cell",
			sentence{"姓名“{0}”过长", "name \"{0}\" is too long"},
			sentence{"只填身份证上的姓名，其他内容写入备注", "write only the name on the card; the rest belongs in the note"},
		},
	}
}
