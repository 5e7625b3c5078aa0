package wording

// policyCommands are those of the tables and of the import.
func policyCommands() map[string]command {
	return map[string]command{
		"policy": {
			sentence{"政策表：检查、载入、查看、比较、试算", "the county's policy tables"},
			sentence{
				`政策表是一个文件夹中的 CSV，或一个工作簿中的工作表，每行一个值、起始月和文件依据：
  parameter 参数        standard 标准      group 人群          supplement 分类施保
  deduction 刚性支出扣减  review 核查周期    extension 核查延期   authority 审批权限
  exclusive 互斥        document 文件
参数（可加项目后缀，如 taper.months.dibao）：
  rounding.unit  rounding.mode  dibao.minimum  dibao.single.share  pay.from
  taper.months  taper.share  taper.ceiling  exit.bonus_months  arrears.months
  recovery.share  review.hold_after  roster.alarm_percent  edge.ceiling
  relief.cap  relief.papers_days  recognition.months  remedy.review  remedy.action
  notice.days  notice.unit  survey.days  match.days  township.days  county.days
  decide.days  decide.delegated  decide.extended  resurvey.days  refusal.days
  pause.days  permit.apply  appraisal.always
以前的政策表都保留，已审定的月份按当时的表重算。`,
				`The tables are CSV files of one folder or the sheets of one workbook. A row is a value,
the month from which it holds, and the document that ordered it:
  parameter   standard  group      supplement  deduction
  review      extension authority  exclusive   document
Parameters (a programme may follow, as in taper.months.dibao):
  rounding.unit  rounding.mode  dibao.minimum  dibao.single.share  pay.from
  taper.months  taper.share  taper.ceiling  exit.bonus_months  arrears.months
  recovery.share  review.hold_after  roster.alarm_percent  edge.ceiling
  relief.cap  relief.papers_days  recognition.months  remedy.review  remedy.action
  notice.days  notice.unit  survey.days  match.days  township.days  county.days
  decide.days  decide.delegated  decide.extended  resurvey.days  refusal.days
  pause.days  permit.apply  appraisal.always
Earlier tables are kept: a confirmed month is replayed under those it was made with.`,
			},
			both(`doudi policy lint policy2
doudi policy whatif policy2 --month 2026-08
doudi policy load policy2 --operator admin --key admin.key`),
		},
		"policy lint": {
			sentence{"检查政策表", "check tables before they are loaded"},
			sentence{
				`检查政策表而不载入：错误、重复、缺口、未列出的文件、超过 12 个月未调整的标准；
有案卷库时，还检查在保待遇有无标准、已发放的月份会不会改变。有错误时退出码为 2。`,
				`Checks tables without loading them: faults, duplicates, gaps, documents not listed,
standards unchanged for over 12 months; where there is a store, also whether every award
has a standard and what would change in months already paid. Faults make the exit code 2.`,
			},
			both(`doudi policy lint policy2`),
		},
		"policy load": {
			sentence{"载入政策表", "take tables into use"},
			sentence{
				`载入新的政策表，有一处错误就全不载入。起始月早于已发放月份的，差额由下一个名册补发或扣回。
由县局人员或管理员办理。`,
				`Takes new tables into use, all or nothing. Where they reach back into months already
paid, the next roster pays or withholds the difference. Officers and administrators only.`,
			},
			both(`doudi policy load policy2 --operator admin --key admin.key`),
		},
		"policy show": {
			sentence{"查看现行政策表", "show the tables in use"},
			sentence{
				`列出现行政策表的各行；写明月份的，只列该月执行的各行。`,
				`Lists the rows of the tables in use; with a month, only those in force in it.`,
			},
			both(`doudi policy show --month 2026-11`),
		},
		"policy diff": {
			sentence{"与现行政策表比较", "compare tables with those in use"},
			sentence{
				`列出所给政策表比现行政策表少的行（-）和多的行（+）。`,
				`Lists the rows that tables would take away from those in use (-) and add to them (+).`,
			},
			both(`doudi policy diff policy2`),
		},
		"policy whatif": {
			sentence{"试算：换用政策表后一个月怎样", "what a month would be under other tables"},
			sentence{
				`按所给政策表试算一个尚未审定的月份：谁纳入、谁退出，每月多发少发多少，
已发放的月份应补和多发多少。不改变任何资料。`,
				`Computes a month that is not confirmed under other tables: who enters, who leaves, how
much more or less a month costs, and what becomes of the months paid. Nothing changes.`,
			},
			both(`doudi policy whatif policy2 --month 2026-08`),
		},
		"import": {
			sentence{"导入家庭、成员、收支、核定", "take in households, members, items and decisions"},
			sentence{
				`导入一个文件夹中的 CSV 或一个 .xlsx 工作簿，表名为：
  household 家庭   member 成员   item 收支   decision 核定
列名和代码用中文或英文都可以，顺序不限。有一处错误就全不导入；同一批资料再导入一次不会重复。
已有账号的在案家庭，领款人、开户银行、账号只是提出变更，须另一人用 household confirm 确认。
先用 --dry-run 看结果，用 --errors 把有错的行写进工作簿交回填报人。由县局人员办理。`,
				`Takes in a folder of CSV files or an .xlsx workbook with tables named household, member,
item and decision. Headings and codes may be Chinese or English, columns in any order.
One fault is enough to import nothing; the same records again change nothing. Another payee,
bank or account of a household that has one on file is only asked for, and needs 'household
confirm' by another person. Look first with --dry-run; --errors writes the faulty rows into a
workbook. Officers only.`,
			},
			both(`doudi import data --dry-run --errors errors.xlsx --operator li --key li.key
doudi import data --operator li --key li.key`),
		},
	}
}
