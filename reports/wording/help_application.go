package wording

// applicationCommands are those of the procedure and its calendar.
func applicationCommands() map[string]command {
	return map[string]command{
		"application": {
			sentence{"申请：从受理到审核确认，各环节和期限", "applications: the procedure with its steps and deadlines"},
			sentence{
				`一门受理各类申请：open 登记，advance 逐步办理，return 退回补正或退回乡镇，list 列出期限，show 查看。
申请是一串只增不改的办理记录；能不能办下一步、何时到期，由法规、政策表的参数和工作日历推算。
没有授权核对的，不能调查、核对、评议和决定。`,
				`One window for every programme: open takes an application in, advance records a step,
return gives it back to the family or to the township, list shows what is due, show one
file. An application is a list of events that only grows; what may come next and until
when follows from the law, the county's parameters and the calendar of working days.
Without the consent to the check nothing is done with the family's data.`,
			},
			both(`doudi application open --household 1023 --program dibao --operator li --key li.key
doudi application advance S000001 consented --operator li --key li.key
doudi application list`),
		},
		"application open": {
			sentence{"登记一件申请", "take an application in"},
			sentence{
				`登记一件申请，编号由程序给出。已在案的家庭写 --household；还没有户编号的，写 --applicant 和村的区划代码 --region。
特困和个人津贴写 --person。代为申请（behalf）和主动发现（found）写 --agent。
家庭在近亲属备案中的，当即转由县级办理，并须县级入户。`,
				`Takes an application in under the next number. A family on file goes by --household, one
that is not by --applicant and its village's --region. Programmes of one person need
--person; an application on behalf (behalf) or a need that the office found (found) names
who with --agent. Close relatives of staff go to the county at once, which must visit.`,
			},
			both(`doudi application open --household 1023 --program dibao --operator li --key li.key
doudi application open --applicant 周小满 --region 371002101004 --program dibao --source found --agent 网格员 --operator li --key li.key`),
		},
		"application advance": {
			sentence{"办理一个环节", "record a step of an application"},
			sentence{
				`登记一个环节，按规定顺序办理：
  filed 提出申请          accepted 受理           consented 授权核对
  consent_withdrawn 撤回授权  relative_filed 近亲属备案   survey_started 启动调查
  match_requested 提请核对   match_started 启动核对     match_fit 符合
  match_unfit 不符合        match_told 告知核对结果     visited 入户调查（两人以上）
  opinion_for 拟同意        opinion_against 拟不同意    notice_started 公示
  objected 公示异议         appraised 民主评议        complained 投诉举报
  submitted 报县级          extended 延长期限         paused 中止计时
  resumed 恢复计时          approved 确认同意         rejected 不予确认
  refusal_delivered 送达     withdrawn 申请人撤回       ended 终止程序
补正和退回用 doudi application return。出具初审意见的人不能作决定。`,
				`Records one step, in the order that the law wants:
  accepted           consented       consent_withdrawn   relative_filed
  survey_started     match_requested match_started       match_fit
  match_unfit        match_told      visited (by two)    opinion_for
  opinion_against    notice_started  objected            appraised
  complained         submitted       extended            paused
  resumed            approved        rejected            refusal_delivered
  withdrawn          ended
Papers are asked for, and files given back, by 'doudi application return'. Who gave the
opinion cannot decide.`,
			},
			both(`doudi application advance S000001 visited --with 赵助理 --operator li --key li.key
doudi application advance S000001 opinion_for --amount 620 --operator li --key li.key
doudi application advance S000001 rejected --note 收入超标 --operator wang --key wang.key`),
		},
		"application return": {
			sentence{"退回补正，或由县级退回乡镇", "give an application back"},
			sentence{
				`受理以前：一次性告知申请人所缺的全部材料。已报县级的：由县级退回乡镇重新办理。须写明 --note。`,
				`Before acceptance: tells the applicant, once, of all papers that are missing. With the
county: gives the file back to the township. Takes a --note.`,
			},
			both(`doudi application return S000001 --note 缺残疾证 --operator li --key li.key`),
		},
		"application list": {
			sentence{"列出申请和期限", "list applications and what is due"},
			sentence{
				`列出在办的申请：逾期的在前，其次今日、明日到期的，写明到期日、期限和依据。`,
				`Lists the applications that wait for something: what is overdue first, then what is due
today and tomorrow, with the date, the term and the document behind it.`,
			},
			both(`doudi application list
doudi application list --overdue --due-tomorrow --township 371002101`),
		},
		"application show": {
			sentence{"查看一件申请", "show one application"},
			sentence{
				`查看一件申请的办理经过、各项期限及其依据、下一步可以办什么。`,
				`Shows an application's history, its deadlines with what orders them, and what may be
done next.`,
			},
			both(`doudi application show S000001`),
		},
		"calendar": {
			sentence{"工作日历", "the calendar of working days"},
			sentence{
				`期限按工作日计算。程序自带国务院办公厅历年的放假安排；以后的年份用 load 载入。没有载入的年份不推算。`,
				`Terms count working days. The program carries the State Council's notices; load takes in
those of further years. A year without its notice is not guessed.`,
			},
			both(`doudi calendar load 2027.csv --operator li --key li.key
doudi calendar show --year 2026`),
		},
		"calendar load": {
			sentence{"载入一年的放假安排", "load the notice of a year"},
			sentence{
				`载入放假安排：每行一天，day 日期、kind 类别（off 放假、work 上班）、name 名称。
也可载入本地的放假日。年份须与已有的相接，法定假日不全的不予载入。由县局人员或管理员办理。`,
				`Loads a notice: one day a row, with day, kind (off or work) and name. A region's own days
off are loaded in the same way. Years must follow those known, with all the holidays of
fixed date. Officers and administrators only.`,
			},
			both(`doudi calendar load 2027.csv --operator li --key li.key`),
		},
		"calendar show": {
			sentence{"查看一年的工作日历", "show a year of the calendar"},
			sentence{
				`列出一年中放假的工作日和上班的周末。`,
				`Lists the weekdays off and the weekends worked of a year.`,
			},
			both(`doudi calendar show --year 2026`),
		},
	}
}
