package calc

// The coded values of the records. Each is a small number whose String is the
// code of records.md and whose zero value means "not stated"; the order never
// changes, since stores keep the numbers. Labels are in calc/sheet.

// Settlement is urban or rural 城乡.
type Settlement uint8

// Urban 城市 and Rural 农村.
const (
	Urban Settlement = iota + 1
	Rural
)

// Hukou is where the household is registered 户籍.
type Hukou uint8

// LocalHukou 本地 and PermitHukou 居住证.
const (
	LocalHukou Hukou = iota + 1
	PermitHukou
)

// Relation is a member's relation to the head of the household 与户主关系.
type Relation uint8

// Relations to the head of the household.
const (
	Head        Relation = iota + 1 // 户主
	Spouse                          // 配偶
	Child                           // 子女
	Parent                          // 父母
	Grandchild                      // 孙子女
	Grandparent                     // 祖父母
	Sibling                         // 兄弟姐妹
	OtherKin                        // 其他
)

// Disability is the kind of a disability 残疾类别.
type Disability uint8

// Kinds of disability, numbered as on the certificate.
const (
	Visual Disability = iota + 1
	Hearing
	Speech
	Physical
	Intellectual
	Mental
	Multiple
)

// Illness is severe or chronic 疾病.
type Illness uint8

// Severe 重病 and Chronic 慢性病.
const (
	Severe Illness = iota + 1
	Chronic
)

// Labour is a person's ability to work 劳动能力.
type Labour uint8

// Full 有, partial 部分 and no 无 ability to work.
const (
	FullLabour Labour = iota + 1
	PartialLabour
	NoLabour
)

// Schooling is the school a person attends 就学.
type Schooling uint8

// Stages of schooling.
const (
	Preschool  Schooling = iota + 1 // 学前
	Compulsory                      // 义务教育
	Senior                          // 高中
	Higher                          // 高等
)

// Selfcare is a person's ability to look after themselves 自理能力.
type Selfcare uint8

// Independent 全自理, PartialCare 半自理 and Dependent 不能自理.
const (
	Independent Selfcare = iota + 1
	PartialCare
	Dependent
)

// Special is a special standing 特殊身份.
type Special uint8

// Special standings.
const (
	Orphan     Special = iota + 1 // 孤儿
	Unattended                    // 事实无人抚养
	Clergy                        // 宗教教职
	Veteran                       // 退役军人
)

// ItemKind is what an item of income, spending or property is 类别.
type ItemKind uint8

// Kinds of item: income, exempt income, spending, property.
const (
	Wage         ItemKind = iota + 1 // 工资
	Business                         // 经营
	PropertyGain                     // 财产性
	Transfer                         // 转移
	Exempt                           // 不计入
	Medical                          // 医疗
	Education                        // 教育
	Care                             // 残疾护理
	Work                             // 就业成本
	Deposit                          // 存款
	House                            // 房产
	Vehicle                          // 车辆
	Firm                             // 企业
	OtherAsset                       // 其他资产
)

// Income says whether the kind counts as income (R3).
func (k ItemKind) Income() bool { return k >= Wage && k <= Transfer }

// Spending says whether the kind is a spending that tables may deduct (R3).
func (k ItemKind) Spending() bool { return k >= Medical && k <= Work }

// Period is what an item's amount covers 周期.
type Period uint8

// PerMonth 月, PerYear 年 and Once 次.
const (
	PerMonth Period = iota + 1
	PerYear
	Once
)

// DecisionKind is what a decision does to an award (R4) 决定.
type DecisionKind uint8

// Kinds of decision.
const (
	Determine DecisionKind = iota + 1 // 核定
	Taper                             // 渐退
	Suspend                           // 缓发
	Resume                            // 恢复
	Stop                              // 停发
)

// Mode is how an award is held 方式.
type Mode uint8

// Modes of an award.
const (
	WholeHousehold Mode = iota + 1 // 整户
	SinglePerson                   // 单人
	AtHome                         // 分散
	InInstitution                  // 集中
)

// StopReason is why an award ended (R4) 停发原因.
type StopReason uint8

// Reasons of a stop.
const (
	Death           StopReason = iota + 1 // 死亡
	Moved                                 // 迁出
	IncomeAbove                           // 收入超标
	PropertyAbove                         // 财产超标
	BecameTekun                           // 转特困
	Voluntary                             // 自愿退出
	RefusedToHelp                         // 拒绝配合
	OtherStopReason                       // 其他
)

var (
	settlementCodes = []string{"", "urban", "rural"}
	hukouCodes      = []string{"", "local", "permit"}
	relationCodes   = []string{"", "head", "spouse", "child", "parent", "grandchild", "grandparent", "sibling", "other"}
	disabilityCodes = []string{"", "visual", "hearing", "speech", "physical", "intellectual", "mental", "multiple"}
	illnessCodes    = []string{"", "severe", "chronic"}
	labourCodes     = []string{"", "full", "partial", "none"}
	schoolingCodes  = []string{"", "preschool", "compulsory", "senior", "higher"}
	selfcareCodes   = []string{"", "independent", "partial", "dependent"}
	specialCodes    = []string{"", "orphan", "unattended", "clergy", "veteran"}
	itemCodes       = []string{"", "wage", "business", "property", "transfer", "exempt", "medical", "education", "care", "work", "deposit", "house", "vehicle", "firm", "other"}
	periodCodes     = []string{"", "month", "year", "once"}
	decisionCodes   = []string{"", "determine", "taper", "suspend", "resume", "stop"}
	modeCodes       = []string{"", "household", "single", "home", "institution"}
	stopCodes       = []string{"", "death", "moved", "income", "property", "tekun", "voluntary", "refused", "other"}
)

func (s Settlement) String() string   { return settlementCodes[s] }
func (h Hukou) String() string        { return hukouCodes[h] }
func (r Relation) String() string     { return relationCodes[r] }
func (d Disability) String() string   { return disabilityCodes[d] }
func (i Illness) String() string      { return illnessCodes[i] }
func (l Labour) String() string       { return labourCodes[l] }
func (s Schooling) String() string    { return schoolingCodes[s] }
func (s Selfcare) String() string     { return selfcareCodes[s] }
func (s Special) String() string      { return specialCodes[s] }
func (k ItemKind) String() string     { return itemCodes[k] }
func (p Period) String() string       { return periodCodes[p] }
func (k DecisionKind) String() string { return decisionCodes[k] }
func (m Mode) String() string         { return modeCodes[m] }
func (r StopReason) String() string   { return stopCodes[r] }

// Kind is any of the coded values above.
type Kind interface {
	~uint8
	String() string
}

// KindCount is one more than the highest value that T may have; a stored
// number at or above it is damage.
func KindCount[T Kind]() int {
	var zero T
	return len(codesOf(zero))
}

// ParseKind finds the value with the given code; "" is not stated.
func ParseKind[T Kind](code string) (T, bool) {
	var zero T
	for i, c := range codesOf(zero) {
		if c == code {
			return T(i), true
		}
	}
	return zero, false
}

func codesOf(kind any) []string {
	switch kind.(type) {
	case Settlement:
		return settlementCodes
	case Hukou:
		return hukouCodes
	case Relation:
		return relationCodes
	case Disability:
		return disabilityCodes
	case Illness:
		return illnessCodes
	case Labour:
		return labourCodes
	case Schooling:
		return schoolingCodes
	case Selfcare:
		return selfcareCodes
	case Special:
		return specialCodes
	case ItemKind:
		return itemCodes
	case Period:
		return periodCodes
	case DecisionKind:
		return decisionCodes
	case Mode:
		return modeCodes
	case StopReason:
		return stopCodes
	}
	return nil
}
