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
