/** Names of the codes that a task card shows. */
export const RISK_LEVELS = {
  red: '红色',
  orange: '橙色',
  yellow: '黄色',
  blue: '蓝色'
};

/** The priority says the level (class TaskPresentation); 60 stands for a level not yet known. */
export const RISK_LEVEL_OF_PRIORITY = {
  100: '红色',
  75: '橙色',
  60: '待定级',
  50: '黄色',
  25: '蓝色'
};

export const MATTERS = {
  domestic_violence: '家庭暴力',
  minor_sexual_abuse: '性侵害未成年人',
  minor_harm: '侵害未成年人（非性侵）',
  police_non_filing: '公安机关不予立案或不处理',
  trafficking: '拐卖、收买、限制人身自由',
  sexual_harassment: '性骚扰',
  stalking_after_breakup: '分手或离婚后纠缠骚扰',
  labour_discrimination: '就业歧视、孕产期解除',
  family_dispute: '婚姻家庭纠纷',
  bride_price: '彩礼、婚约财产',
  custody: '抚养、探望',
  property_after_divorce: '离婚财产分割',
  rural_land_rights: '农村土地、集体经济组织成员权益',
  school_bullying: '学生欺凌',
  guardian_failure: '监护缺失或监护侵害',
  hardship: '生活困难',
  aid_two_cancers: '低收入妇女“两癌”救助',
  emergency_aid: '特困妇女儿童紧急救助',
  public_interest: '涉不特定妇女儿童的公益损害',
  official_misconduct: '公职人员失职违纪',
  group_or_media: '群体、极端言行、舆情',
  other: '其他'
};
