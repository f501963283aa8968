export default {
  customScripts: ['../../../js/front-door', 'scripts/lianxin/modeling']
};
