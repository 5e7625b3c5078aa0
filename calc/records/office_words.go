package records

import (
	"strings"
	"sync"
)

// field is what a column of an office's list holds.
type field uint8

const (
	unknownField field = iota
	idleField          // known, and of no effect: amounts, dates, sex, age
	serialField        // 序号
	changeField        // of a list of changes, which is no list of households
	numberField
	areaField
	townshipField
	villageField
	groupField
	settlementField
	addressField
	phoneField
	bankField
	accountField
	sizeField
	nameField
	idField
	relationField
	certificateField
	fieldCount
)

// personal says whether the field is said of one person.
func (f field) personal() bool { return f >= nameField }

// whose is the person that a heading names.
type whose uint8

const (
	anyone whose = iota // the heading does not say
	theHead
	aMember
	theSpouse
	theBeneficiary
	thePayee
	aStranger // guardians, staff: no member of the household
)

// heading is what one heading says.
type heading struct {
	field field
	whose whose
	index string // of numbered members, as in 成员2姓名
	rank  int    // among headings for the same field: the lowest is taken
}

// words is what the headings of wordLists mean.
var words = sync.OnceValue(func() map[string]heading {
	out := map[string]heading{}
	for f, list := range wordLists {
		for rank, word := range split(list) {
			out[word] = heading{field: f, rank: rank}
		}
	}
	return out
})

// wordLists are the headings of fields that have one column in a list, the
// preferred ones first.
var wordLists = map[field]string{
	serialField:     "序号 序 顺序号 行号",
	numberField:     "户编号 户编码 家庭编号 户号 低保证号 低保证编号 低保证号码 低保证 低保编号 保障证号 救助证号 救助证编号 特困证号 供养证号 证号",
	areaField:       "区划代码 行政区划代码 村代码 村编码 地区代码 地区编码 区划编码 地区 区划 行政区划 所属区划 所属地区 所在地区 村组",
	townshipField:   "乡镇 镇乡 乡镇街道 乡镇办 镇街 镇办 所属乡镇 所在乡镇 乡镇名称 乡 镇 街道 街道办事处",
	villageField:    "村 村社区 村居 行政村 村名 村名称 村委会 村居委会 所属村 所在村 社区 居委会 社区名称",
	groupField:      "组 村民小组 小组 组别 组名",
	settlementField: "城乡 城乡类别 城乡类型 城乡分类",
	addressField:    "家庭住址 住址 现住址 家庭地址 居住地址 详细地址 地址 家庭详细地址 户籍地址",
	phoneField:      "联系电话 电话 手机 手机号 手机号码 电话号码 联系方式 联系电话号码",
	bankField:       "开户银行 开户行 开户行名称 开户银行名称 银行名称 银行 开户网点",
	accountField:    "银行账号 账号 卡号 银行卡号 银行账户 账户 存折号 存折账号 银行存折账号 一卡通账号 一卡通卡号 领款账号 领款人账号",
	sizeField:       "家庭人口 家庭人口数 家庭总人口 家庭人数 家庭成员数 家庭成员人数 户人口 人口 人口数 保障人数 保障人口 保障人口数 享受人数 享受人口",
	relationField:   "与户主关系 与户主的关系 户主关系 与户主之关系 与户主之间关系 与申请人关系 与申请人的关系 家庭关系 成员关系 关系",
	changeField:     "停保原因 停保日期 停保月份 停保时间 停发原因 死亡人 死亡日期 死亡时间 减员人数 增员人数 增额 减额 增发金额 减发金额 原金额 现金额 停保汇总",
	idleField: "保障金 金额 发放合计 合计 标准 低保标准 保障标准 分类施保金 分类施保 重点救助 残疾人救助 重点保障 家庭补差 补差 补差额 月保障金 户月保障金 月人均差额 " +
		"发放金 实发 应发 补发 扣发 补助 补贴 年龄 周岁 性别 民族 出生 类别 低保类别 救助类别 保障类别 对象类别 分类 类型 档次 等级 状态 账号状态 发放状态 发放方式 " +
		"人均收入 月人均收入 年收入 健康状况 健康 婚姻状况 婚姻 文化程度 学历 政治面貌 职业 致贫原因 救助原因 事由",
}

// idleEnds end the headings of amounts, dates and signatures.
var idleEnds = []string{"金额", "保障金", "总额", "合计", "标准", "补差", "日期", "时间", "年月", "月份", "签字", "签名", "签章", "盖章", "收入"}

var (
	nameWords        = split("姓名 名字")
	nameAfterPerson  = split("名称 名")
	idWords          = split("身份证 身份证号 身份证号码 居民身份证 居民身份证号 居民身份证号码 公民身份证号 公民身份证号码 公民身份号 公民身份号码 身份号码 身份证件号 身份证件号码 证件号 证件号码")
	relationWords    = split("与户主关系 与户主的关系 与申请人关系 关系")
	certificateWords = split("残疾证 残疾证号 残疾证号码 残疾证编号 残疾人证 残疾人证号 残疾人证号码 残疾人证编号")
)

// person is a word for somebody at the head of a heading.
type person struct {
	word  string
	whose whose
}

// people are tried in their order.
var people = []person{
	{"账户姓名", thePayee},
	{"户名", thePayee},
	{"家庭户主", theHead},
	{"户主", theHead},
	{"申请人", theHead},
	{"共同生活的家庭成员", aMember},
	{"共同生活家庭成员", aMember},
	{"共同生活成员", aMember},
	{"其他家庭成员", aMember},
	{"家庭成员", aMember},
	{"成员", aMember},
	{"配偶", theSpouse},
	{"补贴对象", theBeneficiary},
	{"保障对象", theBeneficiary},
	{"救助对象", theBeneficiary},
	{"享受对象", theBeneficiary},
	{"低保对象", theBeneficiary},
	{"供养对象", theBeneficiary},
	{"特困人员", theBeneficiary},
	{"保障人员", theBeneficiary},
	{"领款人", thePayee},
	{"领取人", thePayee},
	{"收款人", thePayee},
	{"开户人", thePayee},
	{"持卡人", thePayee},
	{"账户", thePayee},
	{"监护人", aStranger},
	{"代理人", aStranger},
	{"代领人", aStranger},
	{"委托人", aStranger},
	{"赡养", aStranger},
	{"抚养", aStranger},
	{"扶养", aStranger},
	{"法定", aStranger},
	{"义务人", aStranger},
	{"经办", aStranger},
	{"联系人", aStranger},
	{"负责人", aStranger},
	{"审核", aStranger},
	{"填表", aStranger},
	{"父亲", aStranger},
	{"母亲", aStranger},
	{"照料", aStranger},
	{"护理", aStranger},
}

func split(s string) []string { return strings.Fields(s) }
