package wording

// stepRow is what is said of one step of an explanation: its label, the
// operands of the sentence by name (see the method stepOperand), the sentence.
type stepRow struct {
	label    sentence
	operands string
	text     sentence
}

// steps are the codes of entitlement.Step. Where one has several sentences, the
// further ones stand under the code, a plus sign and the variant.
var steps = map[string]stepRow{
	"household": { // the awards of a household together, as explain --json has them
		sentence{"户", "household"},
		"household month amount",
		sentence{"{0} 户 {1} 合计 {2} 元", "household {0}, {1}: {2} yuan"},
	},
	"entitlement": {
		sentence{"本月发放", "pays"},
		"month amount",
		sentence{"{0} 发放 {1} 元", "{0} pays {1} yuan"},
	},
	"month_before": {
		sentence{"此前一月", "month before"},
		"month amount",
		sentence{"此前一月 {0} 应发 {1} 元", "the month before, {0}: {1} yuan"},
	},
	"decision.determine": {
		sentence{"核定", "determined"},
		"span record",
		sentence{"核定：{0}（{1}）", "determined {0} ({1})"},
	},
	"decision.taper": {
		sentence{"渐退", "taper"},
		"span record",
		sentence{"渐退：{0}（{1}）", "tapers {0} ({1})"},
	},
	"decision.suspend": {
		sentence{"缓发", "suspended"},
		"span record",
		sentence{"缓发：{0}，恢复前不发（{1}）", "suspended {0}, nothing until resumed ({1})"},
	},
	"decision.resume": {
		sentence{"恢复", "resumed"},
		"span record",
		sentence{"恢复：{0}，按缓发以前的决定（{1}）", "resumed {0}, as decided before the suspension ({1})"},
	},
	"decision.stop": {
		sentence{"停发", "stopped"},
		"span record",
		sentence{"停发：{0}（{1}）", "stopped {0} ({1})"},
	},
	"standard": {
		sentence{"标准", "standard"},
		"standard from money",
		sentence{"{0}标准，自 {1} 起：{2} 元/月", "standard of {0} from {1} on: {2} yuan a month"},
	},
	"standard+per_year": {
		sentence{},
		"standard from money per_year",
		sentence{"{0}标准，自 {1} 起：{3} 元/年 ÷ 12 = {2} 元/月", "standard of {0} from {1} on: {3} yuan a year ÷ 12 = {2} yuan a month"},
	},
	"standard+abolished": {
		sentence{},
		"standard from",
		sentence{"{0}标准，自 {1} 起取消", "standard of {0}: none from {1} on"},
	},
	"base": {
		sentence{"基本", "base"},
		"exact rounding amount",
		sentence{"基本 = 各人合计 {0} → {1} = {2} 元", "base = sum of the persons {0} → {1} = {2} yuan"},
	},
	"base+rate": {
		sentence{},
		"exact rounding amount",
		sentence{"基本 = 标准 {0} → {1} = {2} 元", "base = standard {0} → {1} = {2} yuan"},
	},
	"care": {
		sentence{"照料护理", "care"},
		"exact rounding amount",
		sentence{"照料护理 = 标准 {0} → {1} = {2} 元", "care = standard {0} → {1} = {2} yuan"},
	},
	"income.per_capita": {
		sentence{"月人均收入", "income a head"},
		"yearly people income",
		sentence{"月人均收入 = 年收入 {0} ÷ 12 月 ÷ {1} 人 = {2} 元", "income a head = {0} a year ÷ 12 months ÷ {1} persons = {2} yuan a month"},
	},
	"income.per_capita+deductions": {
		sentence{},
		"yearly people income",
		sentence{"月人均收入 =（年收入 {0} − 下列扣减，不低于 0）÷ 12 月 ÷ {1} 人 = {2} 元", "income a head = ({0} a year − these deductions, not below 0) ÷ 12 months ÷ {1} persons = {2} yuan a month"},
	},
	"income.given": {
		sentence{"月人均收入", "income a head"},
		"people income",
		sentence{"月人均收入 {1} 元（{0} 人，核定时填写）", "income a head {1} yuan a month ({0} persons, as the decision states it)"},
	},
	"income.not_counted": {
		sentence{"月人均收入", "income a head"},
		"people income",
		sentence{"按档次发放，不看收入（{0} 人，月人均 {1} 元）", "paid by class, whatever the income ({0} persons, {1} yuan a head)"},
	},
	"income.deduction": {
		sentence{"扣减", "deduction"},
		"item spent money",
		sentence{"扣减{0}支出：全年 {1}，扣 {2} 元", "deduction for {0}: of {1} a year, {2} yuan"},
	},
	"person.base": {
		sentence{"个人基本", "person's base"},
		"who money",
		sentence{"{0}：基本 {1} 元", "{0}: base {1} yuan"},
	},
	"person.base+measured": {
		sentence{},
		"who measured percapita money",
		sentence{"{0}：{1} − 月人均 {2}，不低于 0 = 基本 {3} 元", "{0}: {1} − income {2}, not below 0 = base {3} yuan"},
	},
	"standard.single": {
		sentence{"单人保标准", "single-person standard"},
		"standard_amount percent money",
		sentence{"单人保标准 = 标准 {0} × {1}% = {2} 元", "single-person standard = standard {0} × {1} % = {2} yuan"},
	},
	"person.full": {
		sentence{"全额保障", "full aid"},
		"who label standard_amount percent money",
		sentence{"{0}：{1}，标准 {2} × {3}% = {4} 元", "{0}: {1}, standard {2} × {3} % = {4} yuan"},
	},
	"supplement": {
		sentence{"分类施保", "supplement"},
		"who label exact rounding amount",
		sentence{"{0}：{1}，定额 {2} → {3} = {4} 元", "{0}: {1}, {2} → {3} = {4} yuan"},
	},
	"supplement+of_base": {
		sentence{},
		"who label exact rounding amount percent of_base",
		sentence{"{0}：{1}，本人基本 {6} × {5}% = {2} → {3} = {4} 元", "{0}: {1}, own base {6} × {5} % = {2} → {3} = {4} yuan"},
	},
	"supplement+of_standard": {
		sentence{},
		"who label exact rounding amount percent of_standard",
		sentence{"{0}：{1}，标准 {6} × {5}% = {2} → {3} = {4} 元", "{0}: {1}, standard {6} × {5} % = {2} → {3} = {4} yuan"},
	},
	"minimum": {
		sentence{"保底", "minimum"},
		"sum minimum amount",
		sentence{"保底：{0} 元不足 {1} 元，补 {2} 元", "minimum: {0} yuan is below {1} and is raised by {2} yuan"},
	},
	"taper": {
		sentence{"渐退", "taper"},
		"month_before taper.share exact rounding amount",
		sentence{"渐退 = 此前一月 {0} × {1}% = {2} → {3} = {4} 元", "taper = month before {0} × {1} % = {2} → {3} = {4} yuan"},
	},
	"bonus": {
		sentence{"退出奖励", "exit bonus"},
		"month_before exit.bonus_months exact rounding amount",
		sentence{"退出奖励 = 此前一月 {0} × {1} = {2} → {3} = {4} 元", "exit bonus = month before {0} × {1} = {2} → {3} = {4} yuan"},
	},
	"arrears": {
		sentence{"补发", "arrears"},
		"month owed paid amount",
		sentence{"补发 {0}：应发 {1} − 已发 {2} = {3} 元", "arrears for {0}: owed {1} − paid {2} = {3} yuan"},
	},
	"recovery": {
		sentence{"扣回", "recovery"},
		"month owed paid size",
		sentence{"扣回 {0}：应发 {1}，已发 {2}，本月扣 {3} 元", "recovery for {0}: owed {1}, paid {2}; {3} yuan withheld now"},
	},
	"held": {
		sentence{"逾期缓发", "held"},
		"size",
		sentence{"复核逾期，本月 {0} 元缓发；复核后自动补发", "review overdue: {0} yuan are held, and become arrears once it is done"},
	},
	"debt": {
		sentence{"多发未扣清", "debt"},
		"amount",
		sentence{"多发的款项尚欠 {0} 元，本月扣不下", "{0} yuan paid too much stay owed: this month cannot withhold them"},
	},
}
