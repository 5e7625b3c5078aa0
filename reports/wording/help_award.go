package wording

// awardCommands are the decisions on awards, by their path below doudi.
func awardCommands() map[string]command {
	return map[string]command{
		"award": {
			sentence{"待遇的核定、渐退、缓发、恢复、停发", "decisions on awards, each made by two people"},
			sentence{
				`待遇的决定由一人记录、另一人确认；确认时须在审批权限（政策表 authority）之内，
本人记录的不能自己确认。记录之后案卷、政策表或该项待遇有变动的，不能确认，须重新记录。
每一步都先列出各月金额的前后变化和被替代的决定；--dry-run 只列出，不办理。
减发或停发之前须听取本人意见（社会救助法第四十八条）：--heard 日期 --statement 意见。`,
				`A decision on an award is recorded by one person and confirmed by another, who has the
authority for the amount (table 'authority') and never confirms their own. If the record
of the household, the tables or the award changed in between, it must be recorded anew.
Each step first shows the money of every month before and after, and the decisions that
it replaces; --dry-run shows that and does nothing. Before money is reduced or stopped
the family is heard (Social Assistance Law, article 48): --heard DAY --statement TEXT.`,
			},
			both(`doudi award determine 000031 --program dibao
doudi award confirm 120`),
		},
		"award determine": {
			sentence{"核定待遇：新增，或按现有事实重新核定", "determine an award, new or anew by the facts on file"},
			sentence{
				`按案卷现有的成员和收支核定。起始月由项目和政策表决定：低保、特困、儿童为决定的次月，
残疾人两项补贴为申请当月（--applied）；更早的用 --from 写明，并写理由。
按人的待遇用 --person 写姓名、身份证号或其末位。
已审核确认的申请用 --application 编号：户、项目、本人和起始月以申请为准。
超过标准、与在发项目互斥、已由别处保障的不予核定。`,
				`Determines an award by the members and means on file. The month it begins follows from
the programme and the tables: the month after the decision for dibao, tekun and children,
the month of application for the disability subsidies (--applied). An earlier one is
given with --from and needs a reason. A person's award names the person with --person:
name, ID number or its last characters. With --application the household, programme, person
and month are those of an approved application. Refused are incomes above the line, programmes
that exclude one that is paid, and people whom another award pays for.`,
			},
			both(`doudi award determine 000031 --program dibao --reviewed 2026-11-18
doudi award determine --application S000007
doudi award determine 000031 --program nursing --person 0032 --class 2 --applied 2026-11-05`),
		},
		"award taper": {
			sentence{"渐退：收入超过标准后继续发放一段时间", "let an award run out over some months"},
			sentence{
				`自起始月起按政策表的比例（taper.share）发放，至 --until 或政策表规定的月数为止。`,
				`Pays the tables' share (taper.share) of the amount of the month before, until --until or
for as many months as the tables say.`,
			},
			both(`doudi award taper 000031 --program dibao --reason 就业 --heard 2026-11-18 --statement 同意`),
		},
		"award suspend": {
			sentence{"缓发：暂停发放，恢复后补发", "suspend an award"},
			sentence{`自起始月起不发，直到恢复。`, `Pays nothing from the month on, until the award is resumed.`},
			both(`doudi award suspend 000031 --program dibao --reason 待核查 --heard 2026-11-18 --statement 同意`),
		},
		"award resume": {
			sentence{"恢复缓发的待遇", "resume a suspended award"},
			sentence{
				`按缓发以前的决定恢复发放；起始月在过去的，其间各月补发。`,
				`Pays as decided before the suspension; from a past month on, the months in between become
arrears.`,
			},
			both(`doudi award resume 000031 --program dibao --from 2026-10 --reason 已核实`),
		},
		"award stop": {
			sentence{"停发待遇", "stop an award"},
			sentence{
				`--cause 写停发原因：death 死亡、moved 迁出、income 收入超标、property 财产超标、
tekun 转特困、voluntary 自愿退出、refused 拒绝配合、other 其他（须写理由）。所保障的人
都已登记死亡的，不需要听取意见。已去世或迁出的人，仍可用姓名或证件尾号停发其待遇。`,
				`--cause says why: death, moved, income, property, tekun, voluntary, refused or other,
which needs a --reason. Where everybody insured is on file as dead no hearing is needed.
Who has died or left is still named by --person.`,
			},
			both(`doudi award stop 000031 --program dibao --cause income --heard 2026-11-18 --statement 同意
doudi award stop 000031 --program nursing --person 0032 --cause death`),
		},
		"award confirm": {
			sentence{"确认他人记录的决定", "confirm a decision that another recorded"},
			sentence{
				`确认待确认的决定，使其生效。编号见 doudi award list。`,
				`Confirms a waiting decision, which then counts. 'doudi award list' shows its number.`,
			},
			both(`doudi award confirm 120
doudi award confirm 120 --yes`),
		},
		"award renew": {
			sentence{"按现有事实重新记录待确认的决定", "record a waiting decision anew"},
			sentence{
				`记录之后有变动、不能确认的决定，按现有的案卷和政策表重新记录，由办理人负责。`,
				`Records a decision that can no longer be confirmed anew, by the facts and tables of now,
in the name of the operator at work.`,
			},
			both(`doudi award renew 120`),
		},
		"award withdraw": {
			sentence{"撤回或退回待确认的决定", "take a waiting decision back"},
			sentence{
				`由记录人撤回，或由有权确认的人退回；须写理由，记入日志。`,
				`By the one who recorded it, or by one who might confirm it and will not; the reason is
journalled.`,
			},
			both(`doudi award withdraw 120 --reason 收入有误`),
		},
		"award list": {
			sentence{"列出待确认的决定和各项待遇", "list what waits and the awards"},
			sentence{
				`先列待确认的决定及其编号，再列待遇本月的状况。乡镇人员只看本乡镇。`,
				`Lists the waiting decisions with their numbers first, then the awards as they stand this
month. Those of a township see that alone.`,
			},
			both(`doudi award list --region 371002101
doudi award list --household 000031`),
		},
		"award notice": {
			sentence{"打印给家庭的书面通知", "print the written notice to the family"},
			sentence{
				`打印最近一次决定（或 --decision 编号）的通知书：准予、变更、缓发、恢复、停发，
写明理由、依据和救济途径；--refused 打印不予救助的通知书。不含身份证号。`,
				`Prints the notice of the last decision, or of --decision NUMBER, with reasons, sources and
the right of review; --refused prints that of a refusal. It holds no ID number.`,
			},
			both(`doudi award notice 000031 --program dibao
doudi award notice 000031 --program dibao --refused 收入高于标准`),
		},
	}
}
