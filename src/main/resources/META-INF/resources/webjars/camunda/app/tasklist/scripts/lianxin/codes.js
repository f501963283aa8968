/** Names of the codes that a task card shows. */
export const RISK_LEVELS = {
  red: '红色',
  orange: '橙色',
  yellow: '黄色',
  blue: '蓝色',
  unknown: '待定级',
  unsigned: '先办待签'
};

/**
 * The priority says the level (class TaskPresentation); 60 stands for a level not yet known, 110 for an emergency letter that went
 * out before it was signed.
 */
export const RISK_LEVEL_OF_PRIORITY = {
  110: 'unsigned',
  100: 'red',
  75: 'orange',
  60: 'unknown',
  50: 'yellow',
  25: 'blue'
};

/** A list is read over the shoulder: matters that are to be kept private have no name of their own here. */
export const PRIVATE_MATTERS = [
  'minor_sexual_abuse',
  'minor_harm',
  'trafficking',
  'sexual_harassment',
  'school_bullying',
  'guardian_failure',
  'aid_two_cancers',
  'official_misconduct'
];

export const MATTERS = {
  domestic_violence: '家庭暴力',
  police_non_filing: '公安机关不予立案或不处理',
  stalking_after_breakup: '分手或离婚后纠缠骚扰',
  labour_discrimination: '就业歧视、孕产期解除',
  family_dispute: '婚姻家庭纠纷',
  bride_price: '彩礼、婚约财产',
  custody: '抚养、探望',
  property_after_divorce: '离婚财产分割',
  rural_land_rights: '农村土地、集体经济组织成员权益',
  hardship: '生活困难',
  emergency_aid: '特困妇女儿童紧急救助',
  public_interest: '涉不特定妇女儿童的公益损害',
  group_or_media: '群体、极端言行、舆情',
  other: '其他'
};
